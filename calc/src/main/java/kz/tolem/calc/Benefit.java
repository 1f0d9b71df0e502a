package kz.tolem.calc;

import kz.tolem.calc.columns.Vocabulary;
import kz.tolem.calc.rule.AwardedMother;
import kz.tolem.calc.rule.BirthGrant;
import kz.tolem.calc.rule.Burial;
import kz.tolem.calc.rule.ChildCare;
import kz.tolem.calc.rule.Disability;
import kz.tolem.calc.rule.DisabledChildCare;
import kz.tolem.calc.rule.GroupOneCare;
import kz.tolem.calc.rule.LargeFamily;
import kz.tolem.calc.rule.ListsOneTwo;
import kz.tolem.calc.rule.Rule;
import kz.tolem.calc.rule.SpecialState;
import kz.tolem.calc.rule.Survivor;
import kz.tolem.calc.rule.Tsa;
import kz.tolem.calc.rule.TsaChild;
import org.jspecify.annotations.Nullable;

/**
 * The benefits of the Social Code. One line each; rule, law and cases are three files of the same name.
 *
 * <p>The place in this list is the benefit's number in the ledger: lines are added at the end and never moved.
 */
public enum Benefit {
    /** Targeted social assistance, art. 120-128. */
    TSA(Subject.FAMILY, Tsa::new),
    /** Supplement to TSA for children from 1 to 6. */
    TSA_CHILD(Subject.PERSON, TsaChild::new),
    /** State social disability allowance, art. 177. */
    DISABILITY(Subject.PERSON, Disability::new),
    /** Allowance for families with many children. */
    LARGE_FAMILY(Subject.FAMILY, LargeFamily::new),
    /** Allowance for mothers with an award, for life. */
    AWARDED_MOTHER(Subject.PERSON, AwardedMother::new),
    /** To the parent who raises a child with disability. */
    DISABLED_CHILD_CARE(Subject.PERSON, DisabledChildCare::new),
    /** To the carer of a person with disability of group 1. */
    GROUP_ONE_CARE(Subject.PERSON, GroupOneCare::new),
    /** State social allowance for the loss of the breadwinner. */
    SURVIVOR(Subject.FAMILY, Survivor::new),
    /** Grant for the birth of a child, once. */
    BIRTH_GRANT(Subject.PERSON, BirthGrant::new),
    /** Monthly allowance while a child is small. */
    CHILD_CARE(Subject.PERSON, ChildCare::new),
    /** Special state allowance of veterans and others. */
    SPECIAL_STATE(Subject.PERSON, SpecialState::new),
    /** Payment for a burial, once. */
    BURIAL(Subject.PERSON, Burial::new),
    /** Special state allowance of lists 1 and 2. */
    LISTS_ONE_TWO(Subject.PERSON, ListsOneTwo::new);

    /** For codes of the registry and of frozen files. */
    public static final Vocabulary<Benefit> VOCABULARY = Vocabulary.of(values(), Benefit::name);

    private final Subject subject;
    private final Rule.@Nullable Factory rule;

    Benefit(Subject subject, Rule.@Nullable Factory rule) {
        this.subject = subject;
        this.rule = rule;
    }

    /** For whom the benefit is. */
    public enum Subject {
        FAMILY,
        PERSON
    }

    /** Whether the benefit is the family's as a whole, and not one person's. */
    public boolean isOfFamily() {
        return subject == Subject.FAMILY;
    }

    /** Builds the benefit's rule from the law of a month; null where the rule is not written yet. */
    public Rule.@Nullable Factory rule() {
        return rule;
    }

    /**
     * The benefit with which this one is ordered, held or refused, and whose application and payee it shares; null for
     * one that stands by itself (rules, C1).
     */
    public @Nullable Benefit follows() {
        return this == TSA_CHILD ? TSA : null;
    }

    /**
     * Whether a part that is sure is ordered while another part is in doubt and held (rules, X4); otherwise a doubt
     * holds the whole.
     */
    public boolean isOrderedInPart() {
        return this == LARGE_FAMILY || this == SURVIVOR;
    }

    /** Whether it is paid once for ever for a subject, and not every month. */
    public boolean isOneOff() {
        return this == BIRTH_GRANT || this == BURIAL;
    }

    /** The number in the ledger: part of its key, so it never changes. */
    public short number() {
        return (short) (ordinal() + 1);
    }
}
