package kz.tolem.calc.explain;

import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import kz.tolem.calc.Benefit;
import kz.tolem.calc.family.FamilyView;
import kz.tolem.calc.family.RecordingFamily;
import kz.tolem.calc.family.World;
import kz.tolem.calc.law.Entry;
import kz.tolem.calc.law.LawInForce;
import kz.tolem.calc.outcome.Decisions;
import kz.tolem.calc.rule.Rule;
import org.jspecify.annotations.Nullable;

/** Looks on while the rules of a month are built and while they decide on one family. */
final class Traces {

    private final LawInForce law;
    private final Map<Benefit, Set<Entry>> readOfLaw = new EnumMap<>(Benefit.class);
    private final Map<World, Map<Benefit, Trace>> byWorld = new EnumMap<>(World.class);

    Traces(LawInForce law) {
        this.law = law;
    }

    /** Builds the rule of a benefit, notes what of the law it asks for, and listens to it. */
    Rule build(Benefit benefit, Rule.Factory factory) {
        Set<Entry> read = readOfLaw.computeIfAbsent(benefit, unused -> new LinkedHashSet<>());
        Rule rule = factory.build(law.readBy(read::add));
        return new HeardRule(benefit, rule);
    }

    /** The coefficients, numbers and switches of the law that the rule of a benefit was built with. */
    Set<Entry> readOfLaw(Benefit benefit) {
        return readOfLaw.getOrDefault(benefit, Set.of());
    }

    /** What came of a benefit in a world; null where the rule was not asked. */
    @Nullable
    Trace of(World world, Benefit benefit) {
        Map<Benefit, Trace> ofWorld = byWorld.get(world);
        return ofWorld == null ? null : ofWorld.get(benefit);
    }

    /** One rule that is listened to: what is read after it and before the next one belongs to its benefit too. */
    private final class HeardRule implements Rule {

        private final Benefit benefit;
        private final Rule rule;

        private HeardRule(Benefit benefit, Rule rule) {
            this.benefit = benefit;
            this.rule = rule;
        }

        @Override
        public void decide(FamilyView family, Decisions decisions) {
            RecordingFamily recording = (RecordingFamily) family;
            Trace trace = new Trace();
            byWorld.computeIfAbsent(recording.world(), unused -> new EnumMap<>(Benefit.class))
                    .put(benefit, trace);
            recording.noteIn(trace.reads());
            trace.count(family);
            rule.decide(family, new HeardDecisions(decisions, trace));
        }
    }
}
