package kz.tolem.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A certification authority of a test and what it signs, made by the JDK's keytool when they are needed. */
final class Certificates {

    private static final String PASSWORD = "changeit";

    private final Path directory;

    /** In a directory of its own. */
    Certificates() throws Exception {
        directory = Places.directory();
        keytool(
                "-genkeypair",
                "-alias",
                "ca",
                "-keyalg",
                "EC",
                "-dname",
                "CN=authority of a test",
                "-ext",
                "bc:c=ca:true");
    }

    /** The authority's certificate, for {@code sslrootcert}. */
    Path authority() throws Exception {
        Path file = directory.resolve("authority.pem");
        keytool("-exportcert", "-rfc", "-alias", "ca", "-file", file.toString());
        return file;
    }

    /** Lines of the certificate of a server with that name, signed by the authority. */
    List<String> certificate(String host) throws Exception {
        Path request = directory.resolve("server.csr");
        Path certificate = directory.resolve("server.crt");
        keytool("-genkeypair", "-alias", "server", "-keyalg", "EC", "-dname", "CN=server of a test");
        keytool("-certreq", "-alias", "server", "-file", request.toString());
        keytool(
                "-gencert",
                "-rfc",
                "-alias",
                "ca",
                "-infile",
                request.toString(),
                "-outfile",
                certificate.toString(),
                "-ext",
                "san=dns:" + host);
        return Files.readAllLines(certificate, StandardCharsets.US_ASCII);
    }

    /** Lines of the server's private key, once it has a certificate. */
    List<String> key() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store())) {
            store.load(in, PASSWORD.toCharArray());
        }
        byte[] key = store.getKey("server", PASSWORD.toCharArray()).getEncoded();
        List<String> lines = new ArrayList<>();
        lines.add("-----BEGIN PRIVATE KEY-----");
        lines.addAll(List.of(
                Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key).split("\n")));
        lines.add("-----END PRIVATE KEY-----");
        return lines;
    }

    private Path store() {
        return directory.resolve("keys.p12");
    }

    private void keytool(String... arguments) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of(
                "-keystore", store().toString(), "-storetype", "PKCS12", "-storepass", PASSWORD, "-J-XX:+UseSerialGC"));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }
}
