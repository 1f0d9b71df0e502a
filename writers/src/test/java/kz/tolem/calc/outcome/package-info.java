@org.jspecify.annotations.NullMarked
package kz.tolem.calc.outcome;
