package kz.tolem.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import kz.tolem.writers.files.Sha256;
import kz.tolem.writers.manifest.Approval;
import kz.tolem.writers.manifest.KeyDirectory;
import kz.tolem.writers.manifest.Manifest;
import kz.tolem.writers.manifest.SigningKey;
import kz.tolem.writers.manifest.TrustedKeys;
import kz.tolem.writers.outbox.Finding;
import kz.tolem.writers.outbox.PublishedDirectory;
import org.junit.jupiter.api.Test;

/**
 * A directory that the program published is changed in every way somebody may think of, over and over: verifying finds it
 * each time and names the file. The long version: {@code -Dtolem.tamperings=500}.
 */
final class TamperedDirectoryTest {

    private static final int TIMES = Integer.getInteger("tolem.tamperings", 32);
    private static final long SEED = Long.getLong("tolem.seed", 20260401L);

    private final Random random = new Random(SEED);
    private final TreeMap<String, byte[]> sound = new TreeMap<>();
    private final Path directory = Places.directory();
    private final TrustedKeys trusted;
    private final SigningKey foreign;

    TamperedDirectoryTest() throws Exception {
        Installation installation = UndisturbedQuarter.installation();
        for (Path file : Trees.files(installation.published(SampleRegistry.PERIOD))) {
            sound.put(file.getFileName().toString(), Files.readAllBytes(file));
        }
        trusted = new KeyDirectory(installation.home().resolve("keys")).trusted();
        foreign = new KeyDirectory(Places.directory()).signingKey();
    }

    private enum Tampering {
        FLIPPED_BIT,
        CUT,
        SWAPPED,
        RENAMED,
        ADDED,
        MISSING,
        EDITED_MANIFEST,
        OTHER_KEY
    }

    @Test
    void everyTamperingIsFoundAndItsFileNamed() throws Exception {
        restore();
        assertThat(findings()).as("before anything is changed").isEmpty();
        for (int i = 0; i < TIMES; i++) {
            Tampering tampering = Tampering.values()[i % Tampering.values().length];
            restore();
            Set<String> touched = tamper(tampering);
            List<Finding> findings = findings();
            for (String name : touched) {
                assertThat(findings)
                        .as("seed %d, number %d: %s of %s", SEED, i, tampering, touched)
                        .anyMatch(finding -> finding.file().equals(name)
                                || finding.toString().contains(name));
            }
        }
    }

    private List<Finding> findings() throws IOException {
        return PublishedDirectory.verify(directory, trusted).findings();
    }

    private void restore() throws IOException {
        for (Path file : Trees.files(directory)) {
            byte[] bytes = sound.get(file.getFileName().toString());
            if (bytes == null || !Arrays.equals(bytes, Files.readAllBytes(file))) {
                Files.delete(file);
            }
        }
        for (String name : sound.keySet()) {
            if (!Files.exists(directory.resolve(name))) {
                Files.write(directory.resolve(name), sound.get(name));
            }
        }
    }

    /** The names of the files that were touched. */
    private Set<String> tamper(Tampering tampering) throws IOException {
        String name = any();
        byte[] bytes = bytes(name).clone();
        switch (tampering) {
            case FLIPPED_BIT -> {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                write(name, bytes);
            }
            case CUT -> write(name, Arrays.copyOf(bytes, random.nextInt(bytes.length)));
            case SWAPPED -> {
                String other = anyBut(name);
                write(name, bytes(other));
                write(other, bytes);
                return Set.of(name, other);
            }
            case RENAMED -> {
                String other = added(name);
                Files.move(directory.resolve(name), directory.resolve(other));
            }
            case ADDED -> {
                String other = added(name);
                write(other, bytes);
                return Set.of(other);
            }
            case MISSING -> Files.delete(directory.resolve(name));
            case EDITED_MANIFEST -> {
                write(Manifest.FILE, edited());
                return Set.of(Manifest.FILE);
            }
            case OTHER_KEY -> {
                signAllAnew(random.nextBoolean() ? bytes(Manifest.FILE) : edited());
                return Set.of(Manifest.SIGNATURE_FILE, Approval.SIGNATURE_FILE);
            }
        }
        return Set.of(name);
    }

    /** Another digit somewhere: an amount, a count, a digest, a date. */
    private byte[] edited() {
        byte[] json = bytes(Manifest.FILE).clone();
        int at = random.nextInt(json.length);
        while (json[at] < '0' || json[at] > '9') {
            at = (at + 1) % json.length;
        }
        json[at] = (byte) ('0' + (json[at] - '0' + 1 + random.nextInt(9)) % 10);
        return json;
    }

    /** As somebody would who has a key of his own: all of it is consistent, and the key lies beside it. */
    private void signAllAnew(byte[] manifest) throws IOException {
        byte[] approval = new Approval(
                        Sha256.of(manifest),
                        SampleRegistry.PERIOD,
                        Installation.OPERATOR,
                        Installation.APPROVER,
                        Instant.parse("2026-04-01T10:15:30Z"),
                        Approval.NAME_ONLY,
                        List.of())
                .toJson();
        write(Manifest.FILE, manifest);
        write(Manifest.SIGNATURE_FILE, foreign.sign(manifest));
        write(Approval.FILE, approval);
        write(Approval.SIGNATURE_FILE, foreign.sign(approval));
    }

    /** A name that looks as if it belonged there, or one that does not. */
    private String added(String name) {
        return random.nextBoolean() ? "orders-%05d.parquet".formatted(90_000 + random.nextInt(9_999)) : name + ".bak";
    }

    private String any() {
        return sound.keySet().stream()
                .skip(random.nextInt(sound.size()))
                .findFirst()
                .orElseThrow();
    }

    private String anyBut(String name) {
        return Stream.generate(this::any)
                .filter(other -> !Arrays.equals(bytes(other), bytes(name)))
                .findFirst()
                .orElseThrow();
    }

    private byte[] bytes(String name) {
        return sound.getOrDefault(name, new byte[0]);
    }

    private void write(String name, byte[] bytes) throws IOException {
        Files.write(directory.resolve(name), bytes);
    }
}
