package kz.tolem.readers.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** {@link Workers} for a test. */
final class TwoThreads {

    private TwoThreads() {}

    static <T> List<T> all(Workers.Work<T> work) {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<List<T>>> both = threads.invokeAll(List.of(work::work, work::work));
            List<T> found = new ArrayList<>();
            for (Future<List<T>> one : both) {
                found.addAll(one.get());
            }
            return found;
        } catch (ExecutionException | InterruptedException e) {
            throw new AssertionError(e);
        } finally {
            threads.shutdownNow();
        }
    }
}
