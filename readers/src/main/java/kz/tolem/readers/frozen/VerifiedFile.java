package kz.tolem.readers.frozen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import kz.tolem.calc.Message;

/** Files whose bytes are known by their digest. */
final class VerifiedFile {

    private VerifiedFile() {}

    /**
     * All bytes of a file.
     *
     * @throws DamagedFrozenFile when it is missing or has another digest
     */
    static byte[] read(Path file, String sha256) throws IOException {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new DamagedFrozenFile(file, Message.of("is missing"), e);
        }
        if (!HexFormat.of().formatHex(sha256().digest(bytes)).equals(sha256)) {
            throw new DamagedFrozenFile(file, Message.of("has another SHA-256 than when it was written"));
        }
        return bytes;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
