package kz.tolem.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.Locale;
import java.util.TimeZone;
import kz.tolem.sample.SampleWriter.Outcome;
import org.junit.jupiter.api.Test;

class SampleWriterTest {

    private static final ProgressListener SILENT = (families, all) -> {};
    /** Three blocks, the last one short. */
    private static final SampleSpec THREE_BLOCKS = SampleSpec.nation(36_001, 7, "2026Q1");

    private static final SampleSpec SMALL = SampleSpec.nation(500, 7, "2026Q1");

    @Test
    void oneTwoAndThreeConnectionsGiveTheSameTablesInAnyZoneAndLocale() throws Exception {
        TestDatabase one = filled("parts_one", THREE_BLOCKS, 1);
        TestDatabase two = filled("parts_two", THREE_BLOCKS, 2);
        TimeZone zone = TimeZone.getDefault();
        Locale locale = Locale.getDefault();
        TestDatabase three;
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            three = filled("parts_three", THREE_BLOCKS, 3);
        } finally {
            TimeZone.setDefault(zone);
            Locale.setDefault(locale);
        }
        for (String table : RegistrySchema.TABLES) {
            byte[] content = one.content(table);
            assertThat(two.content(table)).as(table).isEqualTo(content);
            assertThat(three.content(table)).as(table).isEqualTo(content);
        }
        assertThat(one.number("SELECT max(family_id) - min(family_id) + 1 FROM registry.family"))
                .isEqualTo(THREE_BLOCKS.families());
    }

    @Test
    void aBlockIsTheSameWhateverWasGeneratedBefore() {
        BlockGenerator alone = new BlockGenerator(THREE_BLOCKS);
        BlockGenerator afterOthers = new BlockGenerator(THREE_BLOCKS);
        afterOthers.generate(0);
        afterOthers.generate(2);
        assertThat(afterOthers.generate(1).digest()).isEqualTo(alone.generate(1).digest());
    }

    @Test
    void anotherSeedGivesOtherFamilies() {
        SampleSpec other = SampleSpec.nation(THREE_BLOCKS.families(), 8, "2026Q1");
        assertThat(new BlockGenerator(other).generate(2).digest())
                .isNotEqualTo(new BlockGenerator(THREE_BLOCKS).generate(2).digest());
    }

    @Test
    void memoryDoesNotGrowWithTheNation() {
        SampleSpec nation = SampleSpec.nation(6_200_000, 1, "2026Q1");
        BlockGenerator generator = new BlockGenerator(nation);
        generator.generate(0);
        long afterOne = generator.generate(1).capacity();
        long afterMany = 0;
        for (int block = 2; block < 12; block++) {
            afterMany = generator.generate(block).capacity();
        }
        assertThat(afterMany).isLessThanOrEqualTo(2 * afterOne).isLessThan(64L << 20);
    }

    @Test
    void aFilledRegistrySaysWhatItIs() throws Exception {
        TestDatabase database = filled("mark", SMALL, 1);
        assertThat(database.rows("SELECT key, value FROM registry.about ORDER BY key"))
                .containsExactly(
                        "families|500",
                        "generator|1",
                        "kind|sample",
                        "quarter|2026Q1",
                        "regions|",
                        "seed|7",
                        "tsa_families|2");
    }

    @Test
    void theSameSampleTwiceIsThereAlready() throws Exception {
        TestDatabase database = filled("twice", SMALL, 1);
        assertThat(SampleWriter.fill(database.source(), SMALL, 1, SILENT)).isEqualTo(Outcome.THERE_ALREADY);
        assertThat(database.number("SELECT count(*) FROM registry.family")).isEqualTo(500);
    }

    @Test
    void anotherSampleIsRefused() throws Exception {
        TestDatabase database = filled("another", SMALL, 1);
        assertThatThrownBy(() -> SampleWriter.fill(database.source(), SampleSpec.nation(501, 7, "2026Q1"), 1, SILENT))
                .isInstanceOf(SampleRefused.class)
                .hasMessageContaining("another sample");
    }

    @Test
    void rowsWithoutAMarkMayBeRealAndStay() throws Exception {
        TestDatabase database = TestDatabase.create("real_people");
        database.execute("INSERT INTO registry.family (family_id, region) VALUES (1, '71')");
        assertThatThrownBy(() -> SampleWriter.fill(database.source(), SMALL, 1, SILENT))
                .isInstanceOf(SampleRefused.class)
                .hasMessageContaining("may be real");
        assertThat(database.number("SELECT count(*) FROM registry.family")).isEqualTo(1);
    }

    @Test
    void aRegistryOfAnotherKindIsRefused() throws Exception {
        TestDatabase database = TestDatabase.create("another_kind");
        database.execute("INSERT INTO registry.about VALUES ('kind', 'production')");
        assertThatThrownBy(() -> SampleWriter.fill(database.source(), SMALL, 1, SILENT))
                .isInstanceOf(SampleRefused.class)
                .hasMessageContaining("production");
    }

    @Test
    void aDatabaseWithoutTablesIsRefused() throws Exception {
        TestDatabase database = TestDatabase.withoutTables("no_tables");
        assertThatThrownBy(() -> SampleWriter.fill(database.source(), SMALL, 1, SILENT))
                .isInstanceOf(SampleRefused.class)
                .hasMessageContaining("tables");
    }

    @Test
    void anInterruptedFillIsRecognisedAndBegunAnew() throws Exception {
        TestDatabase database = TestDatabase.create("interrupted");
        assertThatThrownBy(() -> SampleWriter.fill(database.source(), THREE_BLOCKS, 2, (families, all) -> {
                    throw new IllegalStateException("the listener gives up");
                }))
                .hasRootCauseMessage("the listener gives up");
        assertThat(database.rows("SELECT value FROM registry.about WHERE key = 'kind'"))
                .containsExactly("filling");
        assertThat(database.number("SELECT count(*) FROM registry.family")).isPositive();
        assertThat(SampleWriter.fill(database.source(), SMALL, 1, SILENT)).isEqualTo(Outcome.FILLED);
        assertThat(database.number("SELECT count(*) FROM registry.family")).isEqualTo(500);
    }

    @Test
    void twoFillsAtOnceDoNotMix() throws Exception {
        TestDatabase database = TestDatabase.create("two_at_once");
        SampleWriter.fill(database.source(), THREE_BLOCKS, 1, (families, all) -> {
            if (families < all) {
                assertThatThrownBy(() -> SampleWriter.fill(database.source(), THREE_BLOCKS, 1, SILENT))
                        .isInstanceOf(SampleRefused.class)
                        .hasMessageContaining("another process");
            }
        });
        assertThat(database.number("SELECT count(*) FROM registry.family")).isEqualTo(THREE_BLOCKS.families());
    }

    private static TestDatabase filled(String name, SampleSpec spec, int connections) throws SQLException {
        TestDatabase database = TestDatabase.create(name);
        assertThat(SampleWriter.fill(database.source(), spec, connections, SILENT))
                .isEqualTo(Outcome.FILLED);
        return database;
    }
}
