package kz.tolem.sample.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A {@link PostgresClient} that runs beside the test. */
final class ClientProcess implements AutoCloseable {

    private final Process process;
    private final BufferedReader output;

    private ClientProcess(Process process) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Starts a client with a temporary server of its own. */
    static ClientProcess openTemporary() throws IOException {
        return start(PostgresClient.TEMPORARY, Map.of());
    }

    static ClientProcess start(Path directory, Map<String, String> environment) throws IOException {
        return start(directory.toString(), environment);
    }

    private static ClientProcess start(String directory, Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                PostgresClient.class.getName(),
                directory);
        builder.environment().putAll(environment);
        return new ClientProcess(builder.redirectErrorStream(true).start());
    }

    /** Starts a client and waits until it uses the server. */
    static ClientProcess open(Path directory) throws IOException {
        ClientProcess client = start(directory, Map.of());
        client.port();
        return client;
    }

    int port() throws IOException {
        String line = output.readLine();
        assertThat(line).startsWith("port ");
        return Integer.parseInt(line.substring("port ".length()));
    }

    String everythingElse() throws IOException {
        return output.lines().reduce("", (before, line) -> before + line + "\n");
    }

    /** Lets it end in order. */
    void end() throws IOException, InterruptedException {
        process.getOutputStream().close();
        assertThat(everythingElse()).isEqualTo("closed\n");
        assertThat(process.waitFor()).isZero();
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** As Ctrl-C or a service manager does. */
    void terminate() throws InterruptedException {
        process.destroy();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
