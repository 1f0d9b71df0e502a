package kz.tolem.jobs.step;

import java.util.List;
import kz.tolem.jobs.run.RangeStore.Done;
import kz.tolem.jobs.run.Run;
import org.springframework.stereotype.Component;

@Component
class CaseworkSeal {
    String seal(Run run, List<Done> done) {
        return "0".repeat(64);
    }
}
