package kz.tolem.jobs;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.springframework.context.ApplicationContextInitializer;

/** What somebody has who unpacked {@code tolem.tar.gz}, with the clients of databases that the README calls. */
final class Unpacked {

    private static final Path PLACE = unpacked();

    private Unpacked() {}

    /** Starts a script in a directory where {@code ./tolem} is the program and {@code .tolem} its home. */
    static Program type(Map<String, String> environment, Path directory, String script) throws IOException {
        link(directory.resolve("tolem"), PLACE.resolve("tolem"));
        link(directory.resolve(".tolem"), Path.of(environment.get("TOLEM_HOME")));
        Map<String, String> all = new TreeMap<>(environment);
        all.put("PATH", PLACE.resolve("bin") + File.pathSeparator + System.getenv("PATH"));
        return Program.shell(all, directory, script);
    }

    private static void link(Path name, Path goal) throws IOException {
        if (Files.notExists(name)) {
            Files.createSymbolicLink(name, goal);
        }
    }

    private static Path unpacked() {
        try {
            Path place = Places.directory();
            Files.copy(Path.of("..", "tolem"), place.resolve("tolem"));
            Path lib = Files.createDirectory(place.resolve("lib"));
            for (Path jar : Program.jars()) {
                Files.createSymbolicLink(lib.resolve(jar.getFileName()), jar.toAbsolutePath());
            }
            putClock(lib.resolve("clock.jar"));
            Path bin = Files.createDirectory(place.resolve("bin"));
            for (String client : new String[] {"psql", "duckdb"}) {
                Path script = bin.resolve(client);
                Files.writeString(
                        script,
                        "#!/bin/sh\nexec '" + Path.of(System.getProperty("java.home"), "bin", "java")
                                + "' -XX:TieredStopAtLevel=1 -cp '" + System.getProperty("java.class.path") + "' "
                                + Client.class.getName() + " " + client + " \"$@\"\n",
                        StandardCharsets.UTF_8);
                Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
            }
            return place;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void putClock(Path file) throws IOException {
        String name = ClockOfTheTest.class.getName();
        String resource = name.replace('.', '/') + ".class";
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file));
                var bytes = ClockOfTheTest.class.getClassLoader().getResourceAsStream(resource)) {
            jar.putNextEntry(new ZipEntry(resource));
            bytes.transferTo(jar);
            jar.putNextEntry(new ZipEntry("META-INF/spring.factories"));
            jar.write((ApplicationContextInitializer.class.getName() + "=" + name + "\n")
                    .getBytes(StandardCharsets.UTF_8));
        }
    }
}
