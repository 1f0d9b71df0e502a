-- LARGE_FAMILY: L1, L2; reading 31.
INSERT INTO finding
WITH ages AS (
    SELECT month,
        max(value) FILTER (parameter = 'minimum-children')::INTEGER AS minimum_children,
        max(value) FILTER (parameter = 'child-until-age')::INTEGER AS child_until,
        max(value) FILTER (parameter = 'student-until-age')::INTEGER AS student_until
    FROM figure WHERE subject = 'LARGE_FAMILY' GROUP BY month
), children AS (
    SELECT world, month, family_id, count(*) AS children
    FROM person
    JOIN ages USING (month)
    LEFT JOIN studying s USING (world, month, family_id, person_id)
    WHERE role <> 'ADULT'
        AND (is_under(birth_date, child_until, month)
            OR s.person_id IS NOT NULL AND is_under(birth_date, student_until, month))
    GROUP BY ALL
    HAVING count(*) >= any_value(minimum_children)
)
SELECT world, month, 'LARGE_FAMILY', family_id, 0, reason,
    CASE parameter WHEN 'per-child-from-8' THEN children * amount ELSE amount END, base, coefficient, children, NULL
FROM children
JOIN rate USING (month)
WHERE benefit = 'LARGE_FAMILY'
    AND parameter = CASE WHEN children >= 8 THEN 'per-child-from-8' ELSE 'children-' || children END;
