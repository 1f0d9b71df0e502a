package kz.tolem.writers.casework;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import kz.tolem.writers.files.DamagedFile;
import kz.tolem.writers.files.NewFile;
import kz.tolem.writers.files.Sha256;
import kz.tolem.writers.files.WrittenFile;
import kz.tolem.writers.json.CanonicalJson;
import kz.tolem.writers.orders.OrdersMetadata;

/**
 * The files for caseworkers of one run.
 *
 * @param period name of the run
 * @param lawDigest digest of the law in force
 * @param schemaVersion version of the files' form
 * @param sample whether the registry is made up
 * @param notice {@code SAMPLE, NOT FOR PAYMENT} over a sample registry, otherwise empty
 * @param files in the order of their names
 */
public record CaseworkManifest(
        String period, String lawDigest, int schemaVersion, boolean sample, String notice, List<WrittenFile> files) {

    /** The file's name. */
    public static final String FILE = "manifest.json";

    public CaseworkManifest {
        files = files.stream().sorted(Comparator.comparing(WrittenFile::name)).toList();
    }

    /** The manifest of these files, in any order. */
    public static CaseworkManifest of(OrdersMetadata metadata, List<WrittenFile> files) {
        return new CaseworkManifest(
                metadata.period(),
                metadata.lawDigest(),
                metadata.schemaVersion(),
                metadata.isSample(),
                metadata.notice(),
                files);
    }

    /** The one form of the manifest. */
    public byte[] toJson() {
        return CanonicalJson.write(this);
    }

    /** Digest of the one form: what the manifest of the orders names. */
    public String sha256() {
        return Sha256.of(toJson());
    }

    /** Writes it beside the files; it is on the disk when this returns. */
    public void write(Path directory) throws IOException {
        NewFile.write(directory.resolve(FILE), toJson());
    }

    /**
     * Reads a manifest.
     *
     * @throws DamagedFile when it is none, or not in the one form
     */
    public static CaseworkManifest parse(byte[] json) throws DamagedFile {
        return CanonicalJson.read(FILE, json, CaseworkManifest.class);
    }
}
