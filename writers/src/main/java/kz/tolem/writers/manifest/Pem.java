package kz.tolem.writers.manifest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import kz.tolem.calc.Message;
import kz.tolem.writers.manifest.KeyUnusable.Why;

/** Keys as PEM, as OpenSSL reads and writes them. */
final class Pem {

    static final String PRIVATE_KEY = "PRIVATE KEY";
    static final String PUBLIC_KEY = "PUBLIC KEY";

    private static final int LARGEST = 10_000;
    private static final int LINE = 64;

    private Pem() {}

    static byte[] encode(String label, byte[] der) {
        String base64 = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(der);
        return ("-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    static byte[] read(Path file, String label) throws KeyUnusable {
        String text;
        try {
            if (Files.size(file) > LARGEST) {
                throw new KeyUnusable(Why.BROKEN, Message.of("{} is too long for a key", file));
            }
            text = Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (KeyUnusable e) {
            throw e;
        } catch (IOException e) {
            throw new KeyUnusable(
                    Why.UNREADABLE,
                    Message.of(
                            "the key {} cannot be read ({}): put it back from its copy or allow reading it",
                            file,
                            e.getClass().getSimpleName()),
                    e);
        }
        String begin = "-----BEGIN " + label + "-----";
        int from = text.indexOf(begin);
        int to = text.indexOf("-----END " + label + "-----");
        if (from < 0 || to < from) {
            throw new KeyUnusable(Why.BROKEN, Message.of("{} is no PEM file with a {}", file, label));
        }
        try {
            String base64 = text.substring(from + begin.length(), to).replaceAll("\\s", "");
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new KeyUnusable(
                    Why.BROKEN, Message.of("{}: what stands between BEGIN and END is no base64", file), e);
        }
    }
}
