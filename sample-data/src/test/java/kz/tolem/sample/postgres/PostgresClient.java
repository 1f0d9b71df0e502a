package kz.tolem.sample.postgres;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A program that uses the server of a directory until it reads a line, to be run as a process of its own. */
final class PostgresClient {

    /** Instead of a directory. */
    static final String TEMPORARY = "temporary";

    private PostgresClient() {}

    public static void main(String[] arguments) throws Exception {
        try (EmbeddedPostgres postgres = arguments[0].equals(TEMPORARY)
                ? EmbeddedPostgres.temporary()
                : EmbeddedPostgres.open(Path.of(arguments[0]))) {
            System.out.println("port " + postgres.port());
            BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            input.readLine();
        }
        System.out.println("closed");
    }
}
