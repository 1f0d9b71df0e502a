package kz.tolem.writers.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import kz.tolem.calc.Message;
import kz.tolem.writers.files.DamagedFile;
import kz.tolem.writers.files.WrittenFile;
import kz.tolem.writers.manifest.Manifest;
import kz.tolem.writers.orders.OrderCells;
import kz.tolem.writers.orders.OrdersFileReader;

/**
 * The orders of a published directory, file after file, so that a nation needs no more memory than one file.
 *
 * @param directory that was verified
 * @param regions KATO, two digits: only their orders; empty for all
 */
public record PublishedOrders(Path directory, Manifest manifest, Set<String> regions) {

    public PublishedOrders {
        regions = Set.copyOf(regions);
    }

    /** Takes one order. */
    @FunctionalInterface
    public interface OrderConsumer {
        void accept(OrderCells cells, int row) throws IOException;
    }

    /**
     * Hands out every order, in the order of the files and of order_id within each.
     *
     * @throws DamagedFile when a file is not the one that the manifest names
     */
    public void forEach(OrderConsumer consumer) throws IOException {
        List<WrittenFile> files = manifest.files();
        for (WrittenFile file : files) {
            OrdersFileReader reader = OrdersFileReader.open(directory.resolve(file.name()));
            if (!reader.sha256().equals(file.sha256())) {
                throw new DamagedFile(
                        Message.of("{} has changed since it was verified", directory.resolve(file.name())));
            }
            OrderCells cells = reader.decode().cells();
            for (int row = 0; row < cells.rows(); row++) {
                if (regions.isEmpty() || regions.contains(cells.text(row, "region"))) {
                    consumer.accept(cells, row);
                }
            }
        }
    }
}
