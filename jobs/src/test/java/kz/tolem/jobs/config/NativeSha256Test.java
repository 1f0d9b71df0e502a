package kz.tolem.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.ByteBuffer;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Security;
import java.security.Signature;
import java.util.Random;
import kz.tolem.writers.files.Sha256;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class NativeSha256Test {

    private static String ofSignatures = "";

    @BeforeAll
    static void load() throws Exception {
        ofSignatures = Signature.getInstance("Ed25519").getProvider().getName();
        boolean isLoaded = NativeSha256.loadNow();
        String system = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        assumeThat(system).as("a library for it comes along").isIn("Linux amd64", "Linux aarch64", "Mac OS X aarch64");
        assertThat(isLoaded).as("loaded on %s", system).isTrue();
    }

    @AfterAll
    static void remove() {
        Security.removeProvider("Tolem");
    }

    @Test
    void digestsAsTheJdkDoes() throws Exception {
        MessageDigest digest = Sha256.digest();
        assertThat(digest.getProvider().getName()).isEqualTo("Tolem");
        MessageDigest ofJdk = MessageDigest.getInstance("SHA-256", "SUN");
        Random random = new Random(5);
        for (int length = 0; length < 300; length++) {
            byte[] bytes = new byte[length * length];
            random.nextBytes(bytes);
            byte[] expected = ofJdk.digest(bytes);
            assertThat(digest.digest(bytes)).as("%s bytes", bytes.length).isEqualTo(expected);
            int half = bytes.length / 2;
            digest.update(ByteBuffer.wrap(bytes, 0, half));
            digest.update(ByteBuffer.wrap(bytes, half, bytes.length - half));
            assertThat(digest.digest())
                    .as("%s bytes in two pieces", bytes.length)
                    .isEqualTo(expected);
        }
    }

    @Test
    void takesNothingElseFromTheLibrary() throws Exception {
        assertThat(Signature.getInstance("Ed25519").getProvider().getName()).isEqualTo(ofSignatures);
        assertThat(KeyPairGenerator.getInstance("Ed25519").getProvider().getName())
                .isNotEqualTo("Tolem");
        assertThat(Security.getProvider("Tolem").getServices()).hasSize(1);
    }
}
