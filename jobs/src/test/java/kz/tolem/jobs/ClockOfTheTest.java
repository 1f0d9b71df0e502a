package kz.tolem.jobs;

import java.time.Clock;
import java.time.LocalDate;
import kz.tolem.jobs.config.Application;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;

/** Gives a process of the program another today: what the README shows is of one quarter. */
public final class ClockOfTheTest implements ApplicationContextInitializer<GenericApplicationContext> {

    static final String TODAY = "tolem.test.today";

    @Override
    public void initialize(GenericApplicationContext context) {
        String today = System.getProperty(TODAY);
        if (today != null) {
            Clock clock = Clock.fixed(
                    LocalDate.parse(today)
                            .atTime(12, 0)
                            .atZone(Application.ZONE)
                            .toInstant(),
                    Application.ZONE);
            context.registerBean("clockOfTheTest", Clock.class, () -> clock, bean -> bean.setPrimary(true));
        }
    }
}
