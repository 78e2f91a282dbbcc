package io.guanhu.testing.architecture.sample;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Stores that know the API, each in one way, and what of the API they know. */
public final class Showing {

    private Showing() {}

    public record Guest(String name, Room room) {}

    public record Room(int number) {}

    public record Booking(String name) {}

    /** Answers with guests, in their rooms, and takes bookings. */
    public static final class Endpoints {

        @GetMapping("/guests")
        Mono<List<Guest>> guests() {
            return Mono.empty();
        }

        @PutMapping("/guests")
        Mono<Void> book(@RequestBody Booking booking) {
            return Mono.empty();
        }

        @GetMapping("/rooms")
        Flux<OwnRowStore.Row> rooms() {
            return Flux.empty();
        }
    }

    public static final class GuestController {
        public record Filter(String name) {}
    }

    public static final class AnsweringStore {
        Mono<Guest> guest() {
            return Mono.empty();
        }
    }

    public static final class NestedStore {
        Room room() {
            return new Room(1);
        }
    }

    public static final class TakingStore {
        void book(Booking booking) {}
    }

    public static final class OwnRowStore {
        public record Row(int number) {}

        Flux<Row> rows() {
            return Flux.empty();
        }
    }

    public static final class ControllersStore {
        void find(GuestController.Filter filter) {}
    }

    public static final class WritingStore {
        @JsonInclude
        public record Row(String name) {}
    }

    /** The one that is as it should be. */
    public static final class TidyStore {
        private record Line(int number) {}

        Flux<Line> lines() {
            return Flux.empty();
        }
    }
}
