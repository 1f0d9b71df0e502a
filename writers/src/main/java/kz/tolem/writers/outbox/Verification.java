package kz.tolem.writers.outbox;

import java.util.List;
import kz.tolem.writers.manifest.Approval;
import kz.tolem.writers.manifest.Manifest;
import org.jspecify.annotations.Nullable;

/**
 * What came of checking a published directory.
 *
 * @param manifest what it claims to be; null when that cannot be read
 * @param manifestSha256 digest of the manifest as it lies there; empty when there is none
 * @param signedBy id of the trusted key under the manifest; empty when there is none
 * @param approval who approved it; null when that cannot be read
 * @param findings what is wrong, in the order of files; nothing when all is well
 */
public record Verification(
        @Nullable Manifest manifest,
        String manifestSha256,
        String signedBy,
        @Nullable Approval approval,
        List<Finding> findings) {

    public Verification {
        findings = List.copyOf(findings);
    }

    /** Whether nothing is wrong. */
    public boolean isSound() {
        return findings.isEmpty();
    }
}
