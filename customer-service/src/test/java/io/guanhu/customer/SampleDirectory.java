package io.guanhu.customer;

import java.sql.DriverManager;
import java.sql.SQLException;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

/**
 * The branches and managers of these tests, known as soon as the service has started, as if
 * ownership-service had told them. {@code guanhu.test.directory=none} leaves them out.
 */
public class SampleDirectory implements ApplicationListener<ApplicationStartedEvent> {

    private static final String BRANCHES = """
            insert into known_branch (branch, state, version, told_at)
            select branch, 'OPEN', 1, timestamptz '2026-01-01'
            from unnest(array['BJ/CHAOYANG/001', 'SH/PUDONG/001', 'GZ/TIANHE/001']) as t (branch)
            on conflict do nothing
            """;
    private static final String MANAGERS = """
            insert into known_manager (employee_id, branch, state, version, told_at)
            select unnest(employees), branch, 'ACTIVE', 1, timestamptz '2026-01-01'
            from (values
                ('BJ/CHAOYANG/001', array['E1101', 'E1102', 'E1701', 'E1703', 'E1711', 'E1721',
                    'E1751', 'E1761', 'E1771']),
                ('SH/PUDONG/001', array['E2101', 'E2102', 'E1702', 'E1712', 'E1713', 'E1722',
                    'E1723', 'E1742', 'E1743', 'E1744', 'E1752']),
                ('GZ/TIANHE/001', array['E3101'])) as t (branch, employees)
            on conflict do nothing
            """;
    private static final String WHOLE = """
            insert into known_list (list, total, told_at)
            values ('BRANCHES', 0, '2026-01-01'), ('MANAGERS', 0, '2026-01-01')
            on conflict do nothing
            """;

    @Override
    public void onApplicationEvent(ApplicationStartedEvent started) {
        Environment environment = started.getApplicationContext().getEnvironment();
        String url = environment.getProperty("spring.flyway.url");
        if (url == null || environment.getProperty("guanhu.test.directory", "").equals("none")) {
            return;
        }
        try (var connection = DriverManager.getConnection(
                        url,
                        environment.getRequiredProperty("spring.flyway.user"),
                        environment.getRequiredProperty("spring.flyway.password"));
                var statement = connection.createStatement()) {
            statement.execute(BRANCHES);
            statement.execute(MANAGERS);
            statement.execute(WHOLE);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
