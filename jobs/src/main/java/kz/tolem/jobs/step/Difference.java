package kz.tolem.jobs.step;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import kz.tolem.calc.Benefit;
import kz.tolem.calc.columns.MoneyColumn;
import kz.tolem.calc.outcome.OutcomeColumns;
import kz.tolem.calc.outcome.Reason;
import kz.tolem.calc.outcome.State;
import kz.tolem.jobs.run.OutcomeKind;
import kz.tolem.jobs.step.DifferenceCauses.Found;
import kz.tolem.jobs.step.GoneSubjects.Subject;
import kz.tolem.readers.ledger.OrderedBefore;
import kz.tolem.writers.orders.OrderId;
import org.jspecify.annotations.Nullable;

/**
 * What is ordered = what is due, minus what earlier runs ordered, for one range: the heart of a run. More is due: the rest is
 * ordered. Less is due: what is too much is listed, month by month, and never deducted. What is held keeps what was ordered
 * before as long as it is held. Every outcome is counted on the way, so that the amounts add up:
 *
 * <pre>entitled = ordered + ordered before - overpaid + held + unclaimed</pre>
 */
final class Difference {

    /** Row of a family that is not in the registry. */
    static final int NO_FAMILY = -1;

    private static final byte NO_REGION = -1;

    private final Workspace workspace;
    private final List<YearMonth> months;
    private final OrderedBefore before;
    private final Baseline.Known known;
    private final Subjects subjects;
    private final OneOffOrders.Book once;
    private final BitSet compared = new BitSet();
    private final List<Overpayment> overpayments = new ArrayList<>();
    private final List<Arrear> arrears = new ArrayList<>();

    /**
     * What of an amount that was ordered is too much, now or when an earlier run looked.
     *
     * @param place where it stands among what was ordered before
     * @param family row of the family, or {@link #NO_FAMILY}
     * @param familyId number of the family that answers for it
     * @param month place of the month among those of the run
     * @param due tiyn of it that are due, or held
     * @param found what is due in all, and what is held beside it
     * @param state what came out now; null: nobody asked
     */
    record Overpayment(
            int place,
            int family,
            long familyId,
            int month,
            long due,
            Found found,
            @Nullable State state,
            Reason reason) {}

    /**
     * An order for a month that the last run calculated as well.
     *
     * @param month place of the month among those of the run
     * @param ordered tiyn that earlier runs ordered
     * @param bounced tiyn that earlier runs ordered and that did not arrive or came back
     * @param found what is due, and what is held beside it
     */
    record Arrear(int family, Benefit benefit, int month, long subject, long ordered, long bounced, Found found) {}

    Difference(
            Workspace workspace,
            List<YearMonth> months,
            Baseline.Known known,
            Subjects subjects,
            OneOffOrders.Book once) {
        this.workspace = workspace;
        this.months = months;
        this.before = known.ordered();
        this.known = known;
        this.subjects = subjects;
        this.once = once;
    }

    /** Compares each outcome with what was ordered before, and then looks at what was ordered and came out as nothing. */
    void settle(List<? extends OutcomeColumns> outcomes) {
        for (OutcomeColumns batch : outcomes) {
            for (int row = 0; row < batch.size(); row++) {
                if (batch.isLaterApplication(row)) {
                    count(OutcomeKind.LATER_APPLICATION, batch, row, batch.amount(row));
                } else if (!batch.isBesideOrder(row)) { // that one is settled with the order
                    settle(batch, row);
                }
            }
        }
        for (int place = 0; place < before.size(); place++) {
            if (before.amount(place) > 0 && !compared.get(place)) {
                settleOthers(place);
            }
        }
    }

    /** What is to be looked at as an overpayment: found now, or by an earlier run and not any more. */
    List<Overpayment> overpayments() {
        return overpayments;
    }

    /** What is ordered for months that the last run calculated as well. */
    List<Arrear> arrears() {
        return arrears;
    }

    private void settle(OutcomeColumns batch, int row) {
        int place = before.find(batch.subject(row), months.get(batch.month(row)), batch.benefit(row));
        switch (batch.state(row)) {
            case ORDERED -> {
                if (batch.benefit(row).isOneOff()) {
                    orderOnce(batch, row, place);
                } else {
                    order(batch, row, place);
                }
            }
            case HELD -> hold(batch, row, place);
            case UNCLAIMED, REFUSED, NOTHING -> giveNothing(batch, row, place);
            case ORDERED_BEFORE -> throw new IllegalStateException("only the ledger says what was ordered before");
        }
    }

    private void order(OutcomeColumns batch, int row, int place) {
        long due = batch.amount(row);
        long ordered = place < 0 ? 0 : before.amount(place);
        int beside = row + 1 < batch.size() && batch.isBesideOrder(row + 1) ? row + 1 : -1;
        long held = beside < 0 ? 0 : batch.amount(beside);
        Found found = new Found(due, held);
        count(OutcomeKind.ENTITLED, batch, row, due);
        if (ordered < due) {
            long bounced = place < 0 ? 0 : before.bounced(place);
            addOrder(batch, row, place, ordered, bounced, found);
            int replaced = place < 0 ? 0 : before.replaced(place);
            if (replaced > 0) {
                YearMonth month = months.get(batch.month(row));
                workspace.orders().replace(new OrderId(batch.benefit(row), month, batch.subject(row), replaced));
            }
        } else {
            long kept = Math.min(ordered - due, held); // as long as it is held nothing of it is claimed back
            held -= kept;
            count(OutcomeKind.ORDERED_BEFORE, batch, row, ordered);
            due += kept;
        }
        if (beside >= 0) {
            count(OutcomeKind.ENTITLED, batch, beside, batch.amount(beside));
            batch.leave(beside, held);
            count(OutcomeKind.HELD_BESIDE, batch, beside, held);
        }
        if (ordered > 0) {
            compared.set(place);
            if (ordered > due) {
                count(OutcomeKind.OVERPAID, batch, row, ordered - due);
            }
            note(place, batch, row, Math.min(ordered, due), found);
        }
    }

    /** Paid once for ever: what is due in the first of the months is compared with all that was ever ordered of the kind. */
    private void orderOnce(OutcomeColumns batch, int row, int place) {
        Benefit benefit = batch.benefit(row);
        long due = batch.amount(row);
        long ordered = once.ordered(benefit, batch.subject(row));
        count(OutcomeKind.ENTITLED, batch, row, due);
        if (!once.isFirstDue(benefit, batch.subject(row), due) || ordered >= due) {
            count(OutcomeKind.ORDERED_BEFORE, batch, row, due);
            return;
        }
        addOrder(batch, row, place, ordered, once.bounced(benefit, batch.subject(row)), new Found(due, 0));
        OrderId replaced = once.replaced(benefit, batch.subject(row));
        if (replaced != null) {
            workspace.orders().replace(replaced);
        }
        once.add(benefit, batch.subject(row), months.get(batch.month(row)));
    }

    private void addOrder(OutcomeColumns batch, int row, int place, long ordered, long bounced, Found found) {
        long due = batch.amount(row);
        if (ordered > 0) {
            count(OutcomeKind.PART_ORDERED_BEFORE, batch, row, ordered);
        }
        int quantity = ordered > 0 ? 0 : batch.quantity(row); // what an amount is for is counted with its first part
        count(
                OutcomeKind.ORDERED,
                batch.benefit(row),
                batch.month(row),
                batch.family(row),
                batch.reason(row),
                due - ordered,
                quantity);
        int sequence = place < 0 ? 1 : before.orders(place) + 1;
        workspace.orders().add(batch, row, sequence, due - ordered);
        if (batch.month(row) < workspace.formerMonths()) {
            arrears.add(new Arrear(
                    batch.family(row),
                    batch.benefit(row),
                    batch.month(row),
                    batch.subject(row),
                    ordered,
                    bounced,
                    found));
        }
    }

    private void hold(OutcomeColumns batch, int row, int place) {
        long ordered = place < 0 ? 0 : before.amount(place);
        if (batch.benefit(row).isOneOff()) {
            ordered = once.ordered(batch.benefit(row), batch.subject(row));
            once.hold(batch.benefit(row), batch.subject(row));
        } else if (ordered > 0) {
            compared.set(place);
        }
        long held = batch.amount(row);
        if (ordered > 0) {
            count(OutcomeKind.PART_ORDERED_BEFORE, batch, row, ordered);
            count(OutcomeKind.ENTITLED, batch, row, ordered);
            if (held != MoneyColumn.UNKNOWN) {
                held = Math.max(0, held - ordered);
                batch.leave(row, held);
            }
        }
        count(OutcomeKind.HELD, batch, row, held);
        count(OutcomeKind.ENTITLED, batch, row, held);
    }

    private void giveNothing(OutcomeColumns batch, int row, int place) {
        OutcomeKind kind =
                switch (batch.state(row)) {
                    case UNCLAIMED -> OutcomeKind.UNCLAIMED;
                    case REFUSED -> OutcomeKind.REFUSED;
                    default -> OutcomeKind.NOTHING;
                };
        count(kind, batch, row, batch.amount(row));
        if (kind == OutcomeKind.UNCLAIMED) {
            count(OutcomeKind.ENTITLED, batch, row, batch.amount(row));
        }
        boolean isWanted =
                place >= 0 && before.amount(place) > 0 && !batch.benefit(row).isOneOff();
        if (isWanted && answers(batch, row)) {
            compared.set(place);
            count(OutcomeKind.PART_ORDERED_BEFORE, batch, row, before.amount(place));
            count(OutcomeKind.OVERPAID, batch, row, before.amount(place));
            note(place, batch, row, 0, Found.NOTHING);
        }
    }

    private boolean answers(OutcomeColumns batch, int row) {
        return batch.benefit(row).isOfFamily()
                || subjects.answers(batch.family(row), batch.subject(row), batch.month(row));
    }

    /** What was ordered for a benefit, month and subject of which nothing came now. */
    private void settleOthers(int place) {
        Benefit benefit = before.benefit(place);
        long subject = before.subject(place);
        int month = subjects.month(before.firstDay(place));
        int family = benefit.isOfFamily() ? subjects.family(subject, month) : subjects.familyOfPerson(subject, month);
        Subject gone = workspace.gone().find(subject, benefit.isOfFamily());
        long familyId;
        if (family >= 0) {
            familyId = workspace.families().families.family.at(family);
        } else if (gone != null) {
            familyId = gone.family();
            family = Rows.find(workspace.families().families.family, familyId);
        } else {
            return; // another family answers for it
        }
        long ordered = before.amount(place);
        long due = 0;
        if (benefit.isOneOff()) {
            due = once.dueOf(before, place);
        } else {
            count(OutcomeKind.NOTHING, benefit, month, family, Reason.NONE, 0);
        }
        if (ordered > due) {
            count(OutcomeKind.PART_ORDERED_BEFORE, benefit, month, family, Reason.NONE, ordered - due);
            count(OutcomeKind.OVERPAID, benefit, month, family, Reason.NONE, ordered - due);
        }
        note(place, new Overpayment(place, family, familyId, month, due, new Found(due, 0), null, Reason.NONE));
    }

    private void note(int place, OutcomeColumns batch, int row, long due, Found found) {
        int family = batch.family(row);
        long familyId = workspace.families().families.family.at(family);
        State state = batch.state(row);
        note(place, new Overpayment(place, family, familyId, batch.month(row), due, found, state, batch.reason(row)));
    }

    private void note(int place, Overpayment overpayment) {
        if (overpayment.due() < before.amount(place) || known.overpaid().amount(before, place) > 0) {
            overpayments.add(overpayment);
        }
    }

    private void count(OutcomeKind kind, OutcomeColumns batch, int row, long amount) {
        count(kind, batch.benefit(row), batch.month(row), batch.family(row), batch.reason(row), amount);
    }

    private void count(OutcomeKind kind, Benefit benefit, int month, int family, Reason reason, long amount) {
        count(kind, benefit, month, family, reason, amount, 0);
    }

    private void count(
            OutcomeKind kind, Benefit benefit, int month, int family, Reason reason, long amount, int quantity) {
        byte region =
                family < 0 ? NO_REGION : workspace.families().families.region.at(family);
        workspace.totals().add(kind, benefit, month, region, reason, amount, quantity);
    }

    /** First day of a month as a date. */
    static YearMonth month(OrderedBefore before, int place) {
        return YearMonth.from(LocalDate.ofEpochDay(before.firstDay(place)));
    }
}
