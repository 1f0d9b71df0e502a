package kz.tolem.calc.cases;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The cases of {@link CasesTest} as one test, for changing rules in small ways: thousands of runs of which each may end at
 * the first case that notices. Nothing else runs it.
 */
class EveryCaseAtOnce {

    private static final long ID = 100;

    @TempDir
    Path directory;

    @Test
    void comesOutAsExpected() throws Exception {
        for (LawCase law : CaseFiles.all().toList()) {
            CaseFamily family = law.family(ID);
            CaseCheck.check(law, family, List.of(family.family()), directory);
        }
    }
}
