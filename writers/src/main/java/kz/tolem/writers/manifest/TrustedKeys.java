package kz.tolem.writers.manifest;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import kz.tolem.calc.Message;
import kz.tolem.writers.manifest.KeyUnusable.Why;

/** The keys whose signatures count. */
public final class TrustedKeys {

    private static final String SUFFIX = ".pub";

    private final Map<String, PublicSigningKey> keys;

    private TrustedKeys(Map<String, PublicSigningKey> keys) {
        this.keys = keys;
    }

    /** These keys and no others. */
    public static TrustedKeys of(PublicSigningKey... keys) {
        Map<String, PublicSigningKey> byId = new TreeMap<>();
        for (PublicSigningKey key : keys) {
            byId.put(key.id(), key);
        }
        return new TrustedKeys(byId);
    }

    /**
     * The keys in a directory, each named by its id; none when there is no directory.
     *
     * @throws KeyUnusable when a file there is no key or has another key's name
     */
    public static TrustedKeys in(Path directory) throws IOException {
        Map<String, PublicSigningKey> byId = new TreeMap<>();
        if (Files.isDirectory(directory)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*" + SUFFIX)) {
                for (Path file : files) {
                    PublicSigningKey key = PublicSigningKey.read(file);
                    if (!file.getFileName().toString().equals(fileName(key))) {
                        throw new KeyUnusable(
                                Why.MISMATCH,
                                Message.of(
                                        "{} holds the key {}: somebody replaced it; name it {} if it is to be "
                                                + "trusted, or delete it",
                                        file,
                                        key.id(),
                                        fileName(key)));
                    }
                    byId.put(key.id(), key);
                }
            }
        }
        return new TrustedKeys(byId);
    }

    /** These and one more. */
    public TrustedKeys and(PublicSigningKey key) {
        Map<String, PublicSigningKey> more = new TreeMap<>(keys);
        more.put(key.id(), key);
        return new TrustedKeys(more);
    }

    /** Ids of the keys. */
    public Set<String> ids() {
        return Set.copyOf(keys.keySet());
    }

    /** Which of the keys has signed these bytes. */
    public Optional<PublicSigningKey> signer(byte[] message, byte[] signature) {
        return keys.values().stream()
                .filter(key -> key.hasSigned(message, signature))
                .findFirst();
    }

    static String fileName(PublicSigningKey key) {
        return key.id() + SUFFIX;
    }
}
