package kz.tolem.calc.explain;

import java.util.List;
import kz.tolem.calc.columns.Defect;
import kz.tolem.calc.columns.MoneyColumn;
import kz.tolem.calc.family.World;
import kz.tolem.calc.outcome.State;
import org.jspecify.annotations.Nullable;

/**
 * What a doubt decides (rules, X4).
 *
 * @param records the records in doubt
 * @param worlds what comes out, depending on which of them are believed; empty where no record as such is in doubt
 */
public record Doubtful(List<Row> records, List<InWorld> worlds) {

    /** A record of the registry and what is wrong with it. */
    public record Row(Fact fact, Defect defect) {}

    /**
     * What comes out in one world.
     *
     * @param state null when nothing comes out
     * @param amount tiyn; {@link MoneyColumn#UNKNOWN}
     */
    public record InWorld(World world, @Nullable State state, long amount) {}
}
