package io.guanhu.customer.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.guanhu.customer.model.field.Field;
import io.guanhu.customer.model.field.Fields;
import io.guanhu.customer.model.field.Kind;
import io.guanhu.customer.model.field.ProtectionClass;
import io.guanhu.customer.model.field.Trait;
import io.guanhu.customer.model.field.Words;
import io.guanhu.platform.contract.DataCategory;
import io.guanhu.platform.security.NotAudited;
import io.guanhu.platform.security.Permitted;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The catalogue of fields. */
@RestController
class CatalogueController {

    /**
     * Fields change with a release or by an administrator, but not while a form is being filled in.
     */
    private static final CacheControl A_WHILE =
            CacheControl.maxAge(Duration.ofMinutes(5)).cachePrivate();

    private final Fields catalogue;

    CatalogueController(Fields catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * A field, with what a client needs to handle it.
     *
     * @param english its name and help in English
     * @param chinese its name and help in Chinese
     * @param options the texts to choose from; empty if other texts are accepted
     * @param longest the maximum number of characters in a line; absent for other kinds
     * @param searchedAs the search criterion for it; absent if it is not searchable
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FieldDefinition(
            String code,
            Words english,
            Words chinese,
            Kind kind,
            List<String> options,
            @Nullable Integer longest,
            boolean several,
            boolean required,
            DataCategory category,
            ProtectionClass protection,
            boolean revealable,
            boolean shownToTheCustomer,
            boolean secondPerson,
            boolean announced,
            @Nullable String searchedAs) {

        static FieldDefinition of(Field field) {
            return new FieldDefinition(
                    field.code(),
                    field.english(),
                    field.chinese(),
                    field.kind(),
                    field.kind().options(),
                    field.kind() == Kind.LINE ? field.longest() : null,
                    field.is(Trait.SEVERAL),
                    field.is(Trait.REQUIRED),
                    field.category(),
                    field.protection(),
                    field.revealable(),
                    field.shownToTheCustomer(),
                    field.is(Trait.SECOND_PERSON),
                    field.is(Trait.ANNOUNCED),
                    field.searchedAs().orElse(null));
        }
    }

    @NotAudited("Definitions, the same for everybody; nobody's data")
    @GetMapping("/api/customers/fields")
    @Permitted("field.list")
    Mono<ResponseEntity<List<FieldDefinition>>> fields() {
        return Mono.just(ResponseEntity.ok()
                .cacheControl(A_WHILE)
                .body(catalogue.all().stream().map(FieldDefinition::of).toList()));
    }
}
