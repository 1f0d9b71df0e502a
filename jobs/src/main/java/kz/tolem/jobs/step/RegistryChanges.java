package kz.tolem.jobs.step;

import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import it.unimi.dsi.fastutil.longs.LongSet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import kz.tolem.calc.columns.Crossings;
import kz.tolem.calc.columns.Extent;
import kz.tolem.calc.columns.FamilyColumns;
import kz.tolem.calc.columns.Fingerprints;
import kz.tolem.calc.columns.Members;
import kz.tolem.jobs.step.GoneSubjects.Subject;
import kz.tolem.readers.frozen.FrozenIndex;
import kz.tolem.readers.frozen.FrozenRangeReader;
import kz.tolem.writers.frozen.FamilyHashes;
import org.jspecify.annotations.Nullable;

/**
 * What has changed in the frozen registry. Where nothing has, fingerprints and crossings are all that is read. The former
 * registry may be cut into other ranges.
 */
final class RegistryChanges implements AutoCloseable {

    private final FrozenRegistry now;
    private final boolean goneMatters;
    private final Runnable stopIfAsked;
    private final FrozenRangeReader reader = new FrozenRangeReader();
    private final Fingerprints familiesOfRange = new Fingerprints();
    private final List<BitSet> changed = new ArrayList<>();
    private final List<List<Subject>> candidates = new ArrayList<>();
    /** People who are no longer known to have been elsewhere before: their families must be looked at again. */
    private final LongSet noLongerMoved = new LongOpenHashSet();

    /**
     * @param goneMatters whether anything was ordered before for the months at hand, so that somebody who is gone may have
     *     got too much
     * @param stopIfAsked called before each range
     */
    RegistryChanges(FrozenRegistry now, boolean goneMatters, Runnable stopIfAsked) {
        this.now = now;
        this.goneMatters = goneMatters;
        this.stopIfAsked = stopIfAsked;
    }

    @Override
    public void close() {
        reader.close();
    }

    /** Where else those who are gone may be found. */
    @FunctionalInterface
    interface Candidates {
        /** Subjects of the range, of which those are gone that are in no family now. */
        List<Subject> of(FrozenIndex.Range range);
    }

    /** Everything, where there is nothing to compare with. */
    Changes everything(Candidates formerly) throws IOException {
        List<Extent> extents = new ArrayList<>();
        Fingerprints families = new Fingerprints();
        for (FrozenIndex.Range range : now.index().ranges()) {
            extents.add(Extent.WHOLE);
            List<Subject> known = goneMatters ? formerly.of(range) : List.of();
            if (!known.isEmpty()) {
                reader.read(now.directory(), range, families);
            }
            candidates.add(known.stream()
                    .filter(subject -> !subject.isFamily() || Rows.find(families.family, subject.number()) < 0)
                    .toList());
        }
        return finish(extents, null);
    }

    /**
     * What has changed since another frozen registry.
     *
     * @param monthsForAll months in which families are calculated about which nothing has changed; null: in all
     * @param bounced for whom something has changed that the registry does not say
     */
    Changes since(FrozenRegistry former, @Nullable BitSet monthsForAll, BouncedSince.Concerned bounced)
            throws IOException {
        for (FrozenIndex.Range range : now.index().ranges()) {
            stopIfAsked.run();
            Fingerprints here = new Fingerprints();
            reader.read(now.directory(), range, here);
            List<Subject> goneFamilies = new ArrayList<>();
            Fingerprints then = FormerFamilies.read(former, reader, range, new Fingerprints(), new Fingerprints());
            BitSet differing = compare(here, then, goneFamilies);
            Crossings crossings = FormerFamilies.read(former, reader, range, new Crossings(), new Crossings());
            compareCrossings(range, crossings, here, differing);
            for (long family : bounced.families()) {
                markChanged(family, here, differing);
            }
            changed.add(differing);
            boolean mayBeGone = goneMatters && !(differing.isEmpty() && goneFamilies.isEmpty());
            candidates.add(mayBeGone ? goneFrom(former, range, here, differing, goneFamilies) : List.of());
        }
        if (goneMatters) {
            markFamiliesOf(noLongerMoved);
        }
        markFamiliesOf(bounced.people());
        List<Extent> extents = new ArrayList<>();
        for (BitSet families : changed) {
            extents.add(monthsForAll == null ? Extent.WHOLE : Extent.of(families, monthsForAll));
        }
        return finish(extents, former);
    }

    /** Rows of families that are new or differ; families that are gone are added. */
    private static BitSet compare(Fingerprints here, Fingerprints then, List<Subject> gone) {
        BitSet differing = new BitSet();
        int old = 0;
        for (int row = 0; row < here.rows(); row++) {
            long family = here.family.at(row);
            while (old < then.rows() && then.family.at(old) < family) {
                gone.add(new Subject(then.family.at(old), then.family.at(old), true));
                old++;
            }
            if (old < then.rows() && then.family.at(old) == family) {
                differing.set(row, !here.isSame(row, then, old));
                old++;
            } else {
                differing.set(row);
            }
        }
        for (; old < then.rows(); old++) {
            gone.add(new Subject(then.family.at(old), then.family.at(old), true));
        }
        return differing;
    }

    /** What other families say about members of a family belongs to what is known of it. */
    private void compareCrossings(FrozenIndex.Range range, Crossings then, Fingerprints families, BitSet differing)
            throws IOException {
        Crossings here = new Crossings();
        reader.read(now.directory(), range, here);
        FamilyHashes hashes = new FamilyHashes();
        Fingerprints hashesHere = new Fingerprints();
        hashes.of(here, hashesHere);
        Fingerprints hashesThen = new Fingerprints();
        hashes.of(then, hashesThen);
        List<Subject> without = new ArrayList<>();
        BitSet differingHere = compare(hashesHere, hashesThen, without);
        for (int row = differingHere.nextSetBit(0); row >= 0; row = differingHere.nextSetBit(row + 1)) {
            markChanged(hashesHere.family.at(row), families, differing);
        }
        for (Subject family : without) {
            markChanged(family.family(), families, differing);
        }
        for (int row = 0; row < then.rows(); row++) {
            if (!isCrossing(then.family.at(row), then.person.at(row), here)) {
                noLongerMoved.add(then.person.at(row));
            }
        }
    }

    private static void markChanged(long family, Fingerprints families, BitSet differing) {
        int row = Rows.find(families.family, family);
        if (row >= 0) {
            differing.set(row);
        }
    }

    private static boolean isCrossing(long family, long person, Crossings crossings) {
        for (int row = Rows.first(crossings.family, family);
                row < crossings.rows() && crossings.family.at(row) == family;
                row++) {
            if (crossings.person.at(row) == person) {
                return true;
            }
        }
        return false;
    }

    /** Families that are gone, and members of changed families that are not in them any more. */
    private List<Subject> goneFrom(
            FrozenRegistry former,
            FrozenIndex.Range range,
            Fingerprints here,
            BitSet differing,
            List<Subject> goneFamilies)
            throws IOException {
        Members then =
                FormerFamilies.read(former, reader, range, new FamilyColumns().members, new FamilyColumns().members);
        Members members = new FamilyColumns().members;
        if (!differing.isEmpty()) {
            reader.read(now.directory(), range, members);
        }
        List<Subject> gone = new ArrayList<>(goneFamilies);
        int row = 0;
        while (row < then.rows()) {
            long family = then.family.at(row);
            long person = then.person.at(row);
            int place = Rows.find(here.family, family);
            if ((place < 0 || differing.get(place)) && !isMember(members, family, person)) {
                gone.add(new Subject(family, person, false));
            }
            while (row < then.rows() && then.family.at(row) == family && then.person.at(row) == person) {
                row++;
            }
        }
        return gone;
    }

    private static boolean isMember(Members members, long family, long person) {
        for (int row = Rows.first(members.family, family);
                row < members.rows() && members.family.at(row) == family;
                row++) {
            if (members.person.at(row) == person) {
                return true;
            }
        }
        return false;
    }

    /**
     * All families in which these people are, or were. Those of who is no longer known to have been elsewhere before answer
     * for more months than they did.
     */
    private void markFamiliesOf(LongSet people) throws IOException {
        if (!people.isEmpty()) {
            forEachMember((range, members, row) -> {
                if (people.contains(members.person.at(row))) {
                    changed.get(range).set(familyRow(members, row));
                }
            });
        }
    }

    private int familyRow(Members members, int row) {
        return Rows.find(familiesOfRange.family, members.family.at(row));
    }

    @FunctionalInterface
    private interface Visitor {
        void visit(int range, Members members, int row);
    }

    private void forEachMember(Visitor visitor) throws IOException {
        Members members = new FamilyColumns().members;
        for (FrozenIndex.Range range : now.index().ranges()) {
            stopIfAsked.run();
            reader.read(now.directory(), range, members);
            reader.read(now.directory(), range, familiesOfRange);
            for (int row = 0; row < members.rows(); row++) {
                visitor.visit(range.number(), members, row);
            }
        }
    }

    private Changes finish(List<Extent> extents, @Nullable FrozenRegistry former) throws IOException {
        LongSet people = new LongOpenHashSet();
        candidates.forEach(list ->
                list.stream().filter(subject -> !subject.isFamily()).forEach(subject -> people.add(subject.number())));
        if (!people.isEmpty()) {
            forEachMember((range, members, row) -> people.remove(members.person.at(row)));
        }
        List<GoneSubjects> gone = candidates.stream()
                .map(list -> new GoneSubjects(list.stream()
                        .filter(subject -> subject.isFamily() || people.contains(subject.number()))
                        .toList()))
                .toList();
        return new Changes(extents, gone, goneMatters ? Moves.read(now, reader) : new Moves(), former, null, 0, false);
    }
}
