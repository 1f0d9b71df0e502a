package kz.tolem.writers.manifest;

import java.time.Instant;
import java.util.List;
import kz.tolem.writers.files.DamagedFile;
import kz.tolem.writers.json.CanonicalJson;

/**
 * That a second person has approved a manifest.
 *
 * @param manifestSha256 digest of the manifest that was approved
 * @param period name of the run
 * @param runBy who ran it
 * @param approvedBy who approved it, somebody else
 * @param approvedAt when
 * @param key id of the approver's own key, which signs the approval, or {@link #NAME_ONLY}
 * @param documents what lies beside the orders and is not part of the manifest, in the order of names
 */
public record Approval(
        String manifestSha256,
        String period,
        String runBy,
        String approvedBy,
        Instant approvedAt,
        String key,
        List<Document> documents) {

    /** The file's name. */
    public static final String FILE = "approval.json";

    /** The file with the signature. */
    public static final String SIGNATURE_FILE = "approval.sig";

    /** Stands for a key when the approver gave a name and the pipeline's own key signs. */
    public static final String NAME_ONLY = "name-only";

    public Approval {
        documents = List.copyOf(documents);
    }

    /** A file beside the orders, for example {@code report.html}. */
    public record Document(String name, long bytes, String sha256) {}

    /** The one form of the approval. */
    public byte[] toJson() {
        return CanonicalJson.write(this);
    }

    /**
     * Reads an approval.
     *
     * @throws DamagedFile when it is none, or not in the one form
     */
    public static Approval parse(byte[] json) throws DamagedFile {
        return CanonicalJson.read(FILE, json, Approval.class);
    }

    /** Whether somebody approved what he or she ran; case and outer spaces make no other person. */
    public boolean isByTheRunner() {
        return approvedBy.strip().equalsIgnoreCase(runBy.strip());
    }
}
