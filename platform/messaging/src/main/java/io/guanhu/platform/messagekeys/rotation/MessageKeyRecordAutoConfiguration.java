package io.guanhu.platform.messagekeys.rotation;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.r2dbc.core.DatabaseClient;

/** In a service with a database, that database also records which keys have signed. */
@AutoConfiguration(
        after = R2dbcAutoConfiguration.class,
        beforeName = "io.guanhu.platform.messagekeys.MessageKeyAutoConfiguration")
@ConditionalOnBean(DatabaseClient.class)
@ConditionalOnProperty("guanhu.messages.directory")
class MessageKeyRecordAutoConfiguration {

    @Bean
    @DependsOnDatabaseInitialization
    MessageKeyStore messageKeyStore(DatabaseClient database) {
        return new MessageKeyStore(database);
    }
}
