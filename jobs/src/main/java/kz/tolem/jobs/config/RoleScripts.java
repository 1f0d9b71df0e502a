package kz.tolem.jobs.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The SQL that makes the database's roles and says what each may do. */
public final class RoleScripts {

    private RoleScripts() {}

    /** Makes the roles; for an administrator of the server. */
    public static String roles() {
        return script("roles.sql");
    }

    /** What each role may do in the ledger's database; for the owner of its tables. */
    static String grants() {
        return script("grants.sql");
    }

    private static String script(String name) {
        try (InputStream in = RoleScripts.class.getResourceAsStream("/db/roles/" + name)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + name + " is missing from this build");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
