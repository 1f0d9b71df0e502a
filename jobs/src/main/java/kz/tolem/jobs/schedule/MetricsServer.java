package kz.tolem.jobs.schedule;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import kz.tolem.calc.Message;
import kz.tolem.jobs.ExitCode;
import kz.tolem.jobs.Refusal;
import kz.tolem.jobs.config.TolemProperties;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Gives Prometheus the metrics, over HTTP, under {@code /metrics}: figures of runs alone, nothing of anybody. */
@Component
public class MetricsServer implements AutoCloseable {

    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;
    private static final String FORM = "text/plain; version=0.0.4; charset=utf-8";

    private final RunMetrics metrics;
    private final TolemProperties.Schedule settings;
    private @Nullable HttpServer server;

    MetricsServer(RunMetrics metrics, TolemProperties properties) {
        this.metrics = metrics;
        this.settings = properties.schedule();
    }

    /**
     * Listens, if a port is configured.
     *
     * @return where
     * @throws Refusal with {@link ExitCode#INFRASTRUCTURE} when it cannot
     */
    public Optional<String> start() {
        if (settings.metricsPort() == 0) {
            return Optional.empty();
        }
        String address = settings.metricsAddress() + ":" + settings.metricsPort();
        try {
            HttpServer started =
                    HttpServer.create(new InetSocketAddress(settings.metricsAddress(), settings.metricsPort()), 0);
            started.createContext("/metrics", this::answer);
            started.start();
            server = started;
            return Optional.of("http://" + address + "/metrics");
        } catch (IOException e) {
            throw new Refusal(
                    ExitCode.INFRASTRUCTURE,
                    Message.of(
                            "metrics cannot be given on {} ({}): free the port, or set tolem.schedule.metrics-port to "
                                    + "another one or to 0",
                            address,
                            e.getMessage()),
                    e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body;
            int status = OK;
            try {
                body = metrics.text().getBytes(StandardCharsets.UTF_8);
            } catch (DataAccessException | TransactionException e) {
                status = UNAVAILABLE;
                body = "the database does not answer\n".getBytes(StandardCharsets.UTF_8);
            }
            exchange.getResponseHeaders().set("Content-Type", FORM);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        HttpServer started = server;
        if (started != null) {
            started.stop(0);
        }
    }
}
