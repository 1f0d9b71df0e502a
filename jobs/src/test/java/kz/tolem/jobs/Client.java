package kz.tolem.jobs;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.PGConnection;

/** As much of {@code psql} and {@code duckdb} as the README calls, over JDBC: few machines that build have both. */
final class Client {

    private static final Pattern COPY = Pattern.compile("(?m)^\\\\copy (\\w+) from '(.+)' with (.+?);?$");

    private Client() {}

    /** {@code psql URI [-c SQL]}, {@code duckdb [FILE] [-c SQL]}; without SQL it is read from standard input. */
    public static void main(String[] arguments) throws IOException, SQLException {
        List<String> rest = new ArrayList<>(List.of(arguments));
        String client = rest.remove(0);
        int command = rest.indexOf("-c");
        String sql =
                command < 0 ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8) : rest.remove(command + 1);
        rest.remove("-c");
        try (Connection connection = client.equals("psql")
                        ? postgres(URI.create(rest.get(0)))
                        : DriverManager.getConnection("jdbc:duckdb:" + String.join("", rest));
                Statement statement = connection.createStatement()) {
            Matcher copy = COPY.matcher(sql);
            if (statement.execute(copy.replaceAll(""))) {
                Database.texts(statement.getResultSet()).forEach(System.out::println);
            }
            copy.reset();
            while (copy.find()) {
                try (InputStream file = Files.newInputStream(Path.of(copy.group(2)))) {
                    connection
                            .unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyIn("COPY " + copy.group(1) + " FROM STDIN WITH " + copy.group(3), file);
                }
            }
        }
    }

    private static Connection postgres(URI uri) throws SQLException {
        String[] user = uri.getUserInfo().split(":", 2);
        return DriverManager.getConnection(
                "jdbc:postgresql://" + uri.getAuthority().split("@", 2)[1] + uri.getPath(), user[0], user[1]);
    }
}
