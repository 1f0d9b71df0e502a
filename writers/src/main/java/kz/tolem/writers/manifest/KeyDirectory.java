package kz.tolem.writers.manifest;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.util.Set;
import kz.tolem.calc.Message;
import kz.tolem.writers.files.NewFile;
import kz.tolem.writers.files.OwnerOnly;
import kz.tolem.writers.manifest.KeyUnusable.Why;

/**
 * The keys of an installation: {@code signing.key} and {@code signing.pub}, its own, and {@code trusted/}, one file per
 * key whose signature counts. The own key is made at first use and trusted from then on.
 */
public final class KeyDirectory {

    private static final String PRIVATE = "signing.key";
    private static final String PUBLIC = "signing.pub";
    private static final String TRUSTED = "trusted";
    private static final String LOCK = ".lock";

    private final Path directory;

    /** @param directory made at first use, for the owner alone */
    public KeyDirectory(Path directory) {
        this.directory = directory;
    }

    /**
     * The installation's own key; made now if there is none.
     *
     * @throws KeyUnusable when the files there are not a pair of keys; nothing is replaced
     */
    public SigningKey signingKey() throws IOException {
        synchronized (KeyDirectory.class) { // a file lock keeps out other processes, not other threads
            OwnerOnly.createDirectories(directory);
            try (FileChannel channel = FileChannel.open(
                            directory.resolve(LOCK),
                            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                            OwnerOnly.file());
                    FileLock lock = channel.lock()) {
                if (lock.isValid() && Files.notExists(directory.resolve(PRIVATE))) {
                    create();
                }
                return read(directory.resolve(PRIVATE), directory.resolve(PUBLIC));
            }
        }
    }

    /** All keys in {@code trusted/}. */
    public TrustedKeys trusted() throws IOException {
        return TrustedKeys.in(directory.resolve(TRUSTED));
    }

    /**
     * Reads a pair of keys of somebody, for example of who approves.
     *
     * @param privateFile PKCS#8 as PEM
     * @param publicFile X.509 as PEM
     * @throws KeyUnusable when one cannot be read, is of another kind, or they do not belong together
     */
    public static SigningKey read(Path privateFile, Path publicFile) throws KeyUnusable {
        PrivateKey key;
        byte[] der = Pem.read(privateFile, Pem.PRIVATE_KEY);
        try {
            key = Ed25519.privateKey(der);
        } catch (InvalidKeySpecException e) {
            throw new KeyUnusable(Why.FOREIGN, Message.of("{} is no Ed25519 private key", privateFile), e);
        }
        SigningKey pair = new SigningKey(key, PublicSigningKey.read(publicFile));
        if (!pair.isPair()) {
            throw new KeyUnusable(
                    Why.MISMATCH,
                    Message.of(
                            "{} and {} do not belong together: put both back from one copy", privateFile, publicFile));
        }
        return pair;
    }

    /** The private key comes last: while it is missing, whatever else lies there is of a creation that was cut short. */
    private void create() throws IOException {
        NewFile.removeAbandoned(directory); // it may hold half a private key
        KeyPair pair = Ed25519.generate();
        PublicSigningKey publicKey = new PublicSigningKey(pair.getPublic());
        OwnerOnly.createDirectories(directory.resolve(TRUSTED));
        NewFile.write(directory.resolve(TRUSTED).resolve(TrustedKeys.fileName(publicKey)), publicKey.pem());
        NewFile.write(directory.resolve(PUBLIC), publicKey.pem());
        NewFile.write(
                directory.resolve(PRIVATE),
                Pem.encode(Pem.PRIVATE_KEY, pair.getPrivate().getEncoded()));
    }
}
