package kz.tolem.jobs.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import kz.tolem.calc.Message;
import kz.tolem.jobs.ExitCode;
import kz.tolem.jobs.Refusal;
import kz.tolem.jobs.config.Databases;
import kz.tolem.jobs.config.Home;
import kz.tolem.jobs.step.ReportMaker;
import kz.tolem.jobs.step.StagingArea;
import kz.tolem.writers.files.Durable;
import kz.tolem.writers.files.FaultPoint;
import kz.tolem.writers.files.NewFile;
import kz.tolem.writers.files.Sha256;
import kz.tolem.writers.manifest.Approval;
import kz.tolem.writers.manifest.KeyDirectory;
import kz.tolem.writers.manifest.Manifest;
import kz.tolem.writers.manifest.PublicSigningKey;
import kz.tolem.writers.manifest.SigningKey;
import kz.tolem.writers.manifest.TrustedKeys;
import kz.tolem.writers.outbox.Publication;
import kz.tolem.writers.outbox.PublicationRefused;
import kz.tolem.writers.report.HtmlReport;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Approves a sealed run as a second person, and makes it visible in the outbox. */
@Service
public class PublishService {

    private final Databases databases;
    private final Home home;
    private final RunStore runs;
    private final RunService service;
    private final JobRunner jobs;
    private final StagingArea staging;
    private final ReportMaker reports;
    private final TransactionTemplate transaction;

    PublishService(
            Databases databases,
            Home home,
            RunStore runs,
            RunService service,
            JobRunner jobs,
            StagingArea staging,
            ReportMaker reports,
            TransactionTemplate transaction) {
        this.databases = databases;
        this.home = home;
        this.runs = runs;
        this.service = service;
        this.jobs = jobs;
        this.staging = staging;
        this.reports = reports;
        this.transaction = transaction;
    }

    /**
     * A second person approves the sealed manifest; the state is APPROVED afterwards.
     *
     * @param acceptVariance why a run that is held may go on all the same; null when it may not
     */
    public Run approve(Period period, String approver, @Nullable String acceptVariance) {
        Run run = service.existing(period);
        String hash = run.manifestHash();
        if (hash == null || run.state() == RunState.COMPUTING) {
            throw new Refusal(
                    ExitCode.IN_THE_WAY,
                    Message.of("{} is {} and not sealed yet. Next: tolem {}", period, run.state(), run.nextCommand()));
        }
        if (run.state() != RunState.SEALED) {
            return run;
        }
        refuseUnlessSealed(run, hash);
        if (acceptVariance == null) {
            run.refuseIfHeld();
        } else if (!run.isHeld()) {
            throw new Refusal(
                    ExitCode.USAGE,
                    Message.of(
                            "{} is not held, so there is no variance to accept: tolem {}", period, run.nextCommand()));
        }
        runs.approve(run, hash, approver, Approval.NAME_ONLY, acceptVariance);
        return runs.byId(run.id());
    }

    /** Makes an approved run visible, all at once; the oldest first. */
    public Run publish(Period period) {
        try (RunLock lock = RunLock.tryTake(databases)) {
            if (lock == null) {
                throw new Refusal(
                        ExitCode.ALIVE, Message.of("another process works on a run: wait for it. See: tolem status"));
            }
            Run run = service.existing(period);
            if (run.state() == RunState.PUBLISHED) {
                return run;
            }
            Optional<RunStore.Approval> approval = runs.approval(run);
            if (run.state() != RunState.APPROVED || approval.isEmpty()) {
                throw new Refusal(
                        run.state() == RunState.SEALED ? ExitCode.NOT_APPROVED : ExitCode.IN_THE_WAY,
                        Message.of(
                                "{} is {} and not approved. Next: tolem {}", period, run.state(), run.nextCommand()));
            }
            refuseBeforeOlder(run);
            jobs.settle(run);
            reveal(run, approval.get());
            return runs.byId(run.id());
        } catch (PublicationRefused e) {
            throw new Refusal(ExitCode.DAMAGED, e.message(), e);
        } catch (IOException e) {
            throw new Refusal(
                    ExitCode.INFRASTRUCTURE,
                    Message.of(
                            "{} could not be published ({}); nothing is visible. Mend that, then: tolem publish {}",
                            period,
                            e.getMessage(),
                            period),
                    e);
        } catch (SQLException e) {
            throw new Refusal(
                    ExitCode.INFRASTRUCTURE,
                    Message.of(
                            "the database does not answer (SQLSTATE {}): mend it, then: tolem publish {}",
                            e.getSQLState(),
                            period),
                    e);
        }
    }

    private void reveal(Run run, RunStore.Approval approval) throws IOException {
        Path files = staging.orders(run);
        KeyDirectory keys = new KeyDirectory(home.keys());
        SigningKey key = keys.signingKey();
        refuseUnlessSealed(run, approval.manifestHash());
        TrustedKeys trusted = keys.trusted();
        byte[] report = report(run, files, trusted);
        NewFile.write(files.resolve(HtmlReport.FILE), report);
        byte[] json = new Approval(
                        approval.manifestHash(),
                        run.period().name(),
                        String.join(", ", runs.runners(run)),
                        approval.name(),
                        approval.at(),
                        approval.key(),
                        List.of(new Approval.Document(HtmlReport.FILE, report.length, Sha256.of(report))))
                .toJson();
        NewFile.write(files.resolve(Approval.FILE), json);
        NewFile.write(files.resolve(Approval.SIGNATURE_FILE), key.sign(json));
        FaultPoint.pass("publish.signed");
        Publication publication =
                Publication.prepare(files, home.outbox(), run.period().name(), trusted);
        FaultPoint.pass("publish.prepared");
        transaction.executeWithoutResult(status -> {
            runs.holdEpoch(run);
            try {
                publication.reveal();
                FaultPoint.pass("publish.revealed");
                revealCasework(run);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            runs.publish(run);
        });
        FaultPoint.pass("publish.done");
    }

    /** Made anew from what was sealed, and so with who approved it. */
    private byte[] report(Run run, Path files, TrustedKeys trusted) throws IOException {
        byte[] manifest = Files.readAllBytes(files.resolve(Manifest.FILE));
        Path signature = files.resolve(Manifest.SIGNATURE_FILE);
        String signedBy = Files.exists(signature)
                ? trusted.signer(manifest, Files.readAllBytes(signature))
                        .map(PublicSigningKey::id)
                        .orElse("")
                : ""; // what is about to be published is checked, and refused without a signature that counts
        return reports.make(run, Manifest.parse(manifest), signedBy);
    }

    /** The casework of a run becomes visible with its orders; its files lie on the same disk. */
    private void revealCasework(Run run) throws IOException {
        Path goal = home.casework().resolve(run.period().name());
        if (!Files.exists(goal)) {
            Durable.rename(staging.casework(run), goal);
        }
    }

    private void refuseUnlessSealed(Run run, String hash) {
        try {
            Path manifest = staging.orders(run).resolve(Manifest.FILE);
            if (!Files.isRegularFile(manifest) || !Sha256.of(manifest).equals(hash)) {
                throw new Refusal(
                        ExitCode.DAMAGED,
                        Message.of(
                                "{} is not what was sealed ({}): restore it, or: tolem discard {} --as NAME --reason "
                                        + "TEXT, then run anew",
                                manifest,
                                hash,
                                run.period()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void refuseBeforeOlder(Run run) {
        runs.all().stream()
                .filter(Run::isOpen)
                .filter(other -> other.id() < run.id())
                .findFirst()
                .ifPresent(older -> {
                    throw new Refusal(
                            ExitCode.IN_THE_WAY,
                            Message.of("{} comes first. Next: tolem {}", older.period(), older.nextCommand()));
                });
    }
}
