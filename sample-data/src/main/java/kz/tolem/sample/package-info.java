/**
 * Made-up families for the registry, at any size: seeded, in blocks that need nothing of each other, streamed into
 * PostgreSQL. Here live the generator, the mark that keeps it away from real people, and made-up poverty lines; not the
 * law, of which the generator knows only what makes a sample look like the country.
 *
 * <p>Nobody in a sample exists. There are no names; identification numbers have a right check digit and fit birth date,
 * century and sex, with serials from 9999 downwards; accounts lie in made-up banks with codes from 901 on.
 *
 * <p>What the shares are tuned to, for 6.2 million families and scaled to the size asked for. Tests compare a sample
 * with the official totals.
 *
 * <table>
 * <caption>Calibration</caption>
 * <tr><th>what</th><th>nation</th><th>how</th></tr>
 * <tr><td>people</td><td>20 million</td><td>3.23 a family: 0 to 11 children, 1 to 5 adults, grown children and the old
 *     among them</td></tr>
 * <tr><td>LARGE_FAMILY</td><td>627,400 families</td><td>drawn by lot, 4 to 11 children; 3% are entitled and have not
 *     applied, some reach four through a student</td></tr>
 * <tr><td>TSA</td><td>25,800 families, 138,100 people</td><td>drawn by lot to the exact number, 47% unconditional; 15% as
 *     many again apply in vain: above the line, not needy, breach, no conclusion, no contract, excess property</td></tr>
 * <tr><td>TSA_CHILD</td><td>42,400 children</td><td>poor families are young: 1.64 children of 1 to 6 each</td></tr>
 * <tr><td>people with disability</td><td>630,000 adults, 120,000 children</td><td>by age group; causes mostly GENERAL, of
 *     children SINCE_CHILDHOOD</td></tr>
 * <tr><td>DISABILITY</td><td>545,900</td><td>97% of children, 96% of adults of working age, 43% above it: the others
 *     draw a pension and have not applied. The rules of calculation know no such exclusion, so they come out as
 *     unclaimed</td></tr>
 * <tr><td>DISABLED_CHILD_CARE</td><td>110,300</td><td>93% of the children</td></tr>
 * <tr><td>SURVIVOR</td><td>191,900</td><td>read as families; drawn by lot, 1 to 3 dependants, 3% lost both parents</td></tr>
 * <tr><td>AWARDED_MOTHER</td><td>247,800</td><td>women from 45 on, six in ten KUMIS_ALQA, which fits the sum paid</td></tr>
 * <tr><td>SPECIAL_STATE</td><td>207,200</td><td>by age and sex, several kinds; the share of each is a guess</td></tr>
 * <tr><td>BIRTH_GRANT</td><td>28,500 a month</td><td>children's ages are even over 18 years</td></tr>
 * <tr><td>CHILD_CARE</td><td>130,200</td><td>three of four mothers of infants are insured and draw nothing</td></tr>
 * <tr><td>incomes</td><td>about 27 million rows</td><td>three months of the quarter before, of all who earn</td></tr>
 * <tr><td>moves, defects</td><td>no figure known</td><td>six families in a thousand have a child who moved to the next
 *     family in the half-year; every kind of defect in one family of ten thousand</td></tr>
 * </table>
 *
 * <p>Regions are weighted by rounded population. Burial and lists one and two have a few applications, since no figure
 * is known.
 */
@NullMarked
package kz.tolem.sample;

import org.jspecify.annotations.NullMarked;
