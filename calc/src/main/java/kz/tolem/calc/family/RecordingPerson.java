package kz.tolem.calc.family;

import kz.tolem.calc.columns.Column;
import kz.tolem.calc.columns.FamilyColumns;
import kz.tolem.calc.law.AgeLimit;

/** A member of a {@link RecordingFamily}: notes what is read of the member's own record. */
final class RecordingPerson extends PersonView {

    private final RecordingFamily family;

    RecordingPerson(FamilyView family, FamilyColumns columns) {
        super(family, columns);
        this.family = (RecordingFamily) family;
    }

    @Override
    public int birth() {
        note(members().birth);
        return super.birth();
    }

    @Override
    public short birthOrder() {
        note(members().birthOrder);
        return super.birthOrder();
    }

    @Override
    public boolean isChild() {
        note(members().role);
        return super.isChild();
    }

    @Override
    public boolean isWoman() {
        note(members().sex);
        return super.isWoman();
    }

    @Override
    public boolean isUnder(AgeLimit limit) {
        family.reads().age(id(), limit);
        return super.isUnder(limit);
    }

    @Override
    public boolean isAtLeast(AgeLimit limit) {
        family.reads().age(id(), limit);
        return super.isAtLeast(limit);
    }

    private void note(Column column) {
        family.reads().fact(members(), row(), column);
    }
}
