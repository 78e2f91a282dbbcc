package io.guanhu.notification.request;

import static io.guanhu.platform.database.Columns.orNull;

import io.guanhu.notification.model.message.Channel;
import io.guanhu.platform.contract.NotificationEvents.NotificationRequested;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Adds notifications. */
@Component
class RequestStore {

    private final DatabaseClient database;
    private final JsonMapper json;

    RequestStore(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** Queues a notification unless there is already one with this id. */
    Mono<Void> queue(NotificationRequested request, Channel channel, @Nullable Instant expiresAt) {
        return database.sql("""
                insert into notification (id, customer_id, template, channel, locale,
                    parameters, particulars, purpose, state, next_attempt_at, requested_at,
                    advanced_at, expires_at)
                values (:id, :customer, :template, :channel, :locale, :parameters::jsonb,
                    :particulars, :purpose, 'QUEUED', :at, :at, :at, :expires)
                on conflict (id) do nothing
                """)
                .bind("id", request.notificationId())
                .bind("customer", request.customerId())
                .bind("template", request.template())
                .bind("channel", channel.name())
                .bind("locale", request.locale().tag())
                .bind("parameters", json.writeValueAsString(request.parameters()))
                .bind("particulars", orNull(request.particulars(), String.class))
                .bind("purpose", request.purpose().name())
                .bind("at", request.at())
                .bind("expires", orNull(expiresAt, Instant.class))
                .then();
    }
}
