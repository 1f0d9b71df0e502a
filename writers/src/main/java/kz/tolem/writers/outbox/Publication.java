package kz.tolem.writers.outbox;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import kz.tolem.calc.Message;
import kz.tolem.writers.files.Durable;
import kz.tolem.writers.files.FaultPoint;
import kz.tolem.writers.files.OwnerOnly;
import kz.tolem.writers.files.Sha256;
import kz.tolem.writers.files.WrittenFile;
import kz.tolem.writers.manifest.Approval;
import kz.tolem.writers.manifest.Manifest;
import kz.tolem.writers.manifest.TrustedKeys;

/**
 * Brings a sealed and approved run into the outbox: all files into a hidden directory beside its goal, checked again and on
 * the disk, then one rename. May be repeated after a crash at any place. Who calls it holds the run's lock.
 */
public final class Publication {

    private static final String REMOVED = ".removed";
    private static final String ORDERS_SUFFIX = ".parquet";
    private static final Pattern PERIOD = Pattern.compile("[0-9A-Za-z][0-9A-Za-z-]{0,30}");

    private final Path outbox;
    private final Path partial;
    private final Path goal;
    private final boolean isThere;

    private Publication(Path outbox, String period, Path partial, boolean isThere) {
        this.outbox = outbox;
        this.goal = outbox.resolve(period);
        this.partial = partial;
        this.isThere = isThere;
    }

    /** What became of it. */
    public enum Result {
        /** The directory appeared. */
        PUBLISHED,
        /** The same directory was there already; nothing was touched. */
        ALREADY_PUBLISHED
    }

    /**
     * Does everything but the rename; nothing is visible yet.
     *
     * @param staging where the run's files, {@code manifest.json}, {@code approval.json}, their signatures and the
     *     documents named by the approval lie; what they do not name is left alone
     * @param outbox made if it is missing
     * @param period name of the run and of its directory
     * @param trusted keys that may have signed
     * @throws PublicationRefused when something else is published under that name, or a file is not what it was
     */
    public static Publication prepare(Path staging, Path outbox, String period, TrustedKeys trusted)
            throws IOException {
        if (!PERIOD.matcher(period).matches()) {
            throw new IllegalArgumentException("no name of a period: " + period);
        }
        OwnerOnly.createDirectories(outbox);
        byte[] manifestJson = Files.readAllBytes(staging.resolve(Manifest.FILE));
        Manifest manifest = Manifest.parse(manifestJson);
        Approval approval = Approval.parse(Files.readAllBytes(staging.resolve(Approval.FILE)));
        withdraw(outbox, period);
        Path goal = outbox.resolve(period);
        if (Files.exists(goal, LinkOption.NOFOLLOW_LINKS)) {
            requireSame(goal, Sha256.of(manifestJson));
            return new Publication(outbox, period, goal, true);
        }
        List<String> names = names(manifest, approval);
        requireInside(names);
        // a directory of its own: a publisher that was paused and wakes up can neither fill nor reveal another one's
        // half
        Path partial = Files.createTempDirectory(outbox, prefix(period), OwnerOnly.directory());
        Publication publication = new Publication(outbox, period, partial, false);
        publication.fill(staging, names);
        publication.check(period, manifest, trusted);
        return publication;
    }

    /** Makes the directory visible, all at once. To be called once. */
    public Result reveal() throws IOException {
        if (isThere) {
            return Result.ALREADY_PUBLISHED;
        }
        if (Files.exists(goal, LinkOption.NOFOLLOW_LINKS)) {
            throw new PublicationRefused(
                    Message.of("{} appeared in the meantime: another publication is running", goal), List.of());
        }
        Durable.rename(partial, goal);
        Durable.syncDirectory(outbox);
        return Result.PUBLISHED;
    }

    /** {@link #prepare} and {@link #reveal}. */
    public static Result publish(Path staging, Path outbox, String period, TrustedKeys trusted) throws IOException {
        return prepare(staging, outbox, period, trusted).reveal();
    }

    /**
     * Takes back what {@link #prepare} has done: a publisher that still lives cannot reveal it any more. What is visible
     * stays.
     */
    public static void withdraw(Path outbox, String period) throws IOException {
        if (Files.notExists(outbox)) {
            return;
        }
        try (DirectoryStream<Path> left =
                Files.newDirectoryStream(outbox, "{" + REMOVED + ",}" + prefix(period) + "*")) {
            for (Path partial : left) {
                removePartial(partial);
            }
        }
    }

    private static List<String> names(Manifest manifest, Approval approval) {
        List<String> names = new ArrayList<>(
                List.of(Manifest.FILE, Manifest.SIGNATURE_FILE, Approval.FILE, Approval.SIGNATURE_FILE));
        manifest.files().stream().map(WrittenFile::name).forEach(names::add);
        approval.documents().stream().map(Approval.Document::name).forEach(names::add);
        return names;
    }

    private static void requireInside(List<String> names) throws PublicationRefused {
        for (String name : names) {
            if (!DirectoryCheck.DOCUMENT_NAME.matcher(name).matches()) {
                throw new PublicationRefused(
                        Message.of(
                                "nothing is published, because manifest or approval name a file outside of their directory"),
                        List.of(new Finding(
                                Finding.Kind.DAMAGED, Manifest.FILE, Message.of("a file outside of the directory"))));
            }
        }
    }

    private void fill(Path staging, List<String> names) throws IOException {
        for (String name : names) {
            Path source = staging.resolve(name);
            if (Files.notExists(source, LinkOption.NOFOLLOW_LINKS)) {
                continue; // the check that follows names it, with all others
            }
            Path target = partial.resolve(name);
            FaultPoint.disk("publish.file");
            if (name.endsWith(ORDERS_SUFFIX)) {
                linkOrCopy(source, target);
            } else {
                Files.copy(source, target); // small, and so no later writing to staging reaches what is published
            }
            OwnerOnly.sealFile(target);
            Durable.syncFile(target);
        }
    }

    private void check(String period, Manifest manifest, TrustedKeys trusted) throws IOException {
        List<Finding> findings = new ArrayList<>(
                PublishedDirectory.verifyDigests(partial, trusted).findings());
        if (!manifest.period().equals(period)) {
            findings.add(new Finding(
                    Finding.Kind.DAMAGED, Manifest.FILE, Message.of("the manifest of {}", manifest.period())));
        }
        if (!findings.isEmpty()) {
            removePartial(partial);
            throw new PublicationRefused(
                    Message.of(
                            "nothing is published, because the files of {} are not what was sealed and approved:\n{}",
                            period,
                            Message.joined(
                                    "\n",
                                    findings.stream().map(Finding::message).toList())),
                    findings);
        }
        OwnerOnly.sealDirectory(partial);
        Durable.syncDirectory(partial);
    }

    private static void linkOrCopy(Path source, Path target) throws IOException {
        try {
            Files.createLink(target, source);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (UnsupportedOperationException | FileSystemException e) {
            Files.copy(source, target); // another file system, or one without links
        }
    }

    private static void requireSame(Path goal, String manifestSha256) throws IOException {
        Path published = goal.resolve(Manifest.FILE);
        String there = Files.isRegularFile(published) ? Sha256.of(published) : "none";
        if (!there.equals(manifestSha256)) {
            throw new PublicationRefused(
                    Message.of(
                            "{} holds something else: its manifest is {}, this run's is {}. What is published is "
                                    + "never replaced; what is missing is ordered by the next run",
                            goal,
                            there,
                            manifestSha256),
                    List.of());
        }
    }

    /** Under another name first: whoever still lives and wants to reveal it finds it gone, and never half of it. */
    private static void removePartial(Path partial) throws IOException {
        boolean isRemoved = partial.getFileName().toString().startsWith(REMOVED);
        Path removed = isRemoved ? partial : partial.resolveSibling(REMOVED + partial.getFileName());
        try {
            if (!isRemoved) {
                Files.move(partial, removed, StandardCopyOption.ATOMIC_MOVE);
            }
            OwnerOnly.openDirectory(removed);
            try (DirectoryStream<Path> files = Files.newDirectoryStream(removed)) {
                for (Path file : files) {
                    Files.deleteIfExists(file);
                }
            }
            Files.deleteIfExists(removed);
        } catch (NoSuchFileException e) {
            // revealed, or removed by another who publishes
        }
    }

    /** How the names of directories begin that are not revealed yet. */
    private static String prefix(String period) {
        return "." + period + ".partial";
    }
}
