package kz.tolem.writers.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import kz.tolem.writers.manifest.KeyUnusable.Why;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyDirectoryTest {

    private static final byte[] MESSAGE = "{\"period\":\"2026Q1\"}\n".getBytes(UTF_8);

    @TempDir
    Path temporary;

    private Path keys;
    private KeyDirectory directory;

    @BeforeEach
    void open() {
        keys = temporary.resolve("keys");
        directory = new KeyDirectory(keys);
    }

    @Test
    void the_own_key_is_made_once_and_trusted() throws IOException {
        SigningKey made = directory.signingKey();
        SigningKey again = new KeyDirectory(keys).signingKey();
        assertThat(again.id()).isEqualTo(made.id()).matches("[0-9a-f]{16}");
        assertThat(again.sign(MESSAGE)).isEqualTo(made.sign(MESSAGE)).hasSize(64);
        assertThat(directory.trusted().signer(MESSAGE, made.sign(MESSAGE)).map(PublicSigningKey::id))
                .contains(made.id());
        assertThat(permissions(keys)).isEqualTo("rwx------");
        assertThat(permissions(keys.resolve("signing.key"))).isEqualTo("rw-------");
        assertThat(keys.resolve("trusted").resolve(made.id() + ".pub"))
                .hasSameBinaryContentAs(keys.resolve("signing.pub"));
    }

    @Test
    void many_at_once_get_the_same_key() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<String>> tasks = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                tasks.add(() -> new KeyDirectory(keys).signingKey().id());
            }
            List<String> ids = new ArrayList<>();
            for (Future<String> id : threads.invokeAll(tasks)) {
                ids.add(id.get());
            }
            assertThat(ids).hasSize(16).containsOnly(directory.signingKey().id());
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void a_creation_that_was_cut_short_begins_anew() throws IOException {
        String first = directory.signingKey().id();
        Files.delete(keys.resolve("signing.key"));
        SigningKey second = directory.signingKey();
        assertThat(second.id()).isNotEqualTo(first);
        assertThat(directory.trusted().ids()).containsExactlyInAnyOrder(first, second.id());
    }

    @Test
    void a_signature_is_of_these_bytes_and_this_key_alone() throws IOException {
        SigningKey key = directory.signingKey();
        byte[] signature = key.sign(MESSAGE);
        SigningKey foreign = new KeyDirectory(temporary.resolve("foreign")).signingKey();
        assertThat(directory.trusted().signer(MESSAGE, foreign.sign(MESSAGE))).isEmpty();
        assertThat(directory.trusted().and(foreign.publicKey()).signer(MESSAGE, foreign.sign(MESSAGE)))
                .isPresent();
        for (int bit = 0; bit < signature.length * 8; bit++) {
            byte[] changed = signature.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(directory.trusted().signer(MESSAGE, changed)).isEmpty();
        }
        assertThat(directory.trusted().signer("{}".getBytes(UTF_8), signature)).isEmpty();
        assertThat(directory.trusted().signer(MESSAGE, new byte[0])).isEmpty();
    }

    @Test
    void openssl_confirms_the_signature() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/openssl")), "no openssl here");
        SigningKey key = directory.signingKey();
        Path message = Files.write(temporary.resolve("manifest.json"), MESSAGE);
        Path signature = Files.write(temporary.resolve("manifest.sig"), key.sign(MESSAGE));
        assertThat(openssl(message, signature)).isZero();
        Files.write(message, "{}".getBytes(UTF_8));
        assertThat(openssl(message, signature)).isNotZero();
    }

    @Test
    void an_unreadable_key_is_not_replaced() throws IOException {
        directory.signingKey();
        Files.delete(keys.resolve("signing.pub"));
        expect(Why.UNREADABLE, "signing.pub", directory::signingKey);
    }

    @Test
    void a_broken_key_is_not_replaced() throws IOException {
        directory.signingKey();
        Files.writeString(keys.resolve("signing.key"), "not a key");
        expect(Why.BROKEN, "signing.key", directory::signingKey);
        Files.writeString(keys.resolve("signing.key"), "-----BEGIN PRIVATE KEY-----\n!\n-----END PRIVATE KEY-----\n");
        expect(Why.BROKEN, "signing.key", directory::signingKey);
    }

    @Test
    void a_key_of_another_kind_is_refused() throws Exception {
        directory.signingKey();
        byte[] rsa = KeyPairGenerator.getInstance("RSA")
                .generateKeyPair()
                .getPrivate()
                .getEncoded();
        Files.write(keys.resolve("signing.key"), Pem.encode(Pem.PRIVATE_KEY, rsa));
        expect(Why.FOREIGN, "signing.key", directory::signingKey);
    }

    @Test
    void keys_that_do_not_belong_together_are_refused() throws IOException {
        directory.signingKey();
        Path other = temporary.resolve("other");
        PublicSigningKey foreign = new KeyDirectory(other).signingKey().publicKey();
        Files.write(keys.resolve("signing.pub"), foreign.pem());
        expect(Why.MISMATCH, "signing.pub", directory::signingKey);
    }

    @Test
    void a_trusted_key_under_another_keys_name_is_refused() throws IOException {
        String id = directory.signingKey().id();
        PublicSigningKey foreign =
                new KeyDirectory(temporary.resolve("other")).signingKey().publicKey();
        Files.write(keys.resolve("trusted").resolve(id + ".pub"), foreign.pem());
        expect(Why.MISMATCH, id, directory::trusted);
    }

    private static void expect(Why why, String file, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        KeyUnusable.class, e -> assertThat(e.why()).isEqualTo(why))
                .hasMessageContaining(file);
    }

    private int openssl(Path message, Path signature) throws Exception {
        return new ProcessBuilder(
                        "/usr/bin/openssl",
                        "pkeyutl",
                        "-verify",
                        "-pubin",
                        "-inkey",
                        keys.resolve("signing.pub").toString(),
                        "-rawin",
                        "-in",
                        message.toString(),
                        "-sigfile",
                        signature.toString())
                .redirectErrorStream(true)
                .redirectOutput(temporary.resolve("openssl.txt").toFile())
                .start()
                .waitFor();
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
