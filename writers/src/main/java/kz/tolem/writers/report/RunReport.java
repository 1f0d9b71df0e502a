package kz.tolem.writers.report;

import java.time.Instant;
import java.util.List;
import kz.tolem.calc.law.LawBook;
import kz.tolem.writers.manifest.Manifest;
import org.jspecify.annotations.Nullable;

/**
 * All that the report of a sealed run says.
 *
 * @param manifest what was sealed
 * @param law that the run was computed with
 * @param runBy who ran or relaunched it
 * @param signedBy id of the key under the manifest
 * @param approval who approved it; null as long as nobody has
 * @param accepted what somebody let pass that lay beyond a limit, in the order of time
 * @param comparison with the quarter before; null when there is none to compare with
 */
public record RunReport(
        Manifest manifest,
        LawBook law,
        List<String> runBy,
        String signedBy,
        @Nullable Approval approval,
        List<Accepted> accepted,
        @Nullable Comparison comparison) {

    public RunReport {
        runBy = List.copyOf(runBy);
        accepted = List.copyOf(accepted);
    }

    /**
     * Who approved the manifest.
     *
     * @param key id of his or her own key, or {@link kz.tolem.writers.manifest.Approval#NAME_ONLY}
     */
    public record Approval(String name, Instant at, String key) {}

    /**
     * Something beyond a limit that was let pass.
     *
     * @param limit {@code QUARANTINE} or {@code VARIANCE}
     * @param name who
     * @param reason why, in that person's words
     */
    public record Accepted(String limit, String name, String reason, Instant at) {}
}
