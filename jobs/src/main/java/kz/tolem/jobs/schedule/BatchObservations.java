package kz.tolem.jobs.schedule;

import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What Spring Batch observes of its jobs and steps, as timers of this process: {@code spring_batch_job}, {@code
 * spring_batch_step}. Their labels are names of jobs and steps, how they ended, and the class of an error.
 */
@Configuration(proxyBeanMethods = false)
class BatchObservations {

    private static final Set<String> NAMES =
            Set.of("spring.batch.job", "spring.batch.job.active", "spring.batch.step", "spring.batch.step.active");

    /** Spring Batch names the step of a range {@code range:00012.1}. */
    private static final String RANGE = "range:";

    @Bean
    PrometheusMeterRegistry meters() {
        PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        meters.config().meterFilter(jobsAndSteps()).meterFilter(rangesAreOneStep());
        return meters;
    }

    /** Spring Boot gives it to the job and to steps that are beans. */
    @Bean
    ObservationRegistry observations(PrometheusMeterRegistry meters) {
        ObservationRegistry observations = ObservationRegistry.create();
        observations.observationConfig().observationHandler(new DefaultMeterObservationHandler(meters));
        return observations;
    }

    /** And not each batch of families that is read and calculated. */
    private static MeterFilter jobsAndSteps() {
        return MeterFilter.denyUnless(meter -> NAMES.contains(meter.getName()));
    }

    /** Else the nation would have a timer for each of its ranges. */
    private static MeterFilter rangesAreOneStep() {
        return MeterFilter.replaceTagValues("spring.batch.step.name", name -> name.startsWith(RANGE) ? "range" : name);
    }
}
