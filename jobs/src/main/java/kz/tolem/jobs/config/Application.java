package kz.tolem.jobs.config;

import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneId;
import javax.sql.DataSource;
import kz.tolem.calc.law.LawBook;
import kz.tolem.jobs.Tolem;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the program is made of, for the commands that need a database. */
@Configuration(proxyBeanMethods = false)
@SpringBootApplication(scanBasePackageClasses = Tolem.class, proxyBeanMethods = false)
@ConfigurationPropertiesScan(basePackageClasses = TolemProperties.class)
public class Application {

    /** The ministry's time: a day begins in Almaty. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Almaty");

    @Bean
    Clock clock() {
        return Clock.system(ZONE);
    }

    @Bean
    Home home(TolemProperties properties) {
        return new Home(properties.home());
    }

    @Bean(destroyMethod = "close")
    Databases databases(TolemProperties properties, Home home) throws SQLException {
        Databases databases = new Databases(properties, home);
        try {
            databases.ensureMigrated();
            return databases;
        } catch (SQLException | RuntimeException e) {
            databases.close();
            throw e;
        }
    }

    @Bean(destroyMethod = "")
    DataSource dataSource(Databases databases) {
        return databases.ledger();
    }

    @Bean
    LawBook law(Home home) {
        return LawBook.builtIn().with(home.law());
    }
}
