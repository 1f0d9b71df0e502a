package kz.tolem.sample;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads the small CSV tables beside this package: a header, then rows without quotes. */
final class Resources {

    private Resources() {}

    static List<String[]> rows(String name) {
        try (InputStream in = Resources.class.getResourceAsStream("/sample/" + name)) {
            if (in == null) {
                throw new IllegalStateException("the resource sample/" + name + " is missing from this build");
            }
            BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            return reader.lines().skip(1).map(line -> line.split(",", -1)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
