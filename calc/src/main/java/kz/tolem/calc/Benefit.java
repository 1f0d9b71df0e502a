package kz.tolem.calc;

import kz.tolem.calc.columns.Vocabulary;
import kz.tolem.calc.rule.Disability;
import kz.tolem.calc.rule.LargeFamily;
import kz.tolem.calc.rule.Rule;
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
    AWARDED_MOTHER(Subject.PERSON, null),
    DISABLED_CHILD_CARE(Subject.PERSON, null),
    GROUP_ONE_CARE(Subject.PERSON, null),
    SURVIVOR(Subject.FAMILY, null),
    BIRTH_GRANT(Subject.PERSON, null),
    CHILD_CARE(Subject.PERSON, null),
    SPECIAL_STATE(Subject.PERSON, null),
    BURIAL(Subject.PERSON, null),
    LISTS_ONE_TWO(Subject.PERSON, null);

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

    /** The number in the ledger: part of its key, so it never changes. */
    public short number() {
        return (short) (ordinal() + 1);
    }
}
