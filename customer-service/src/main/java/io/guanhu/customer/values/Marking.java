package io.guanhu.customer.values;

import io.guanhu.customer.model.field.BuiltIn;
import io.guanhu.customer.model.field.Profile;
import io.guanhu.customer.model.likeness.Mark;
import io.guanhu.customer.model.value.DocumentNumber;
import io.guanhu.customer.model.value.Email;
import io.guanhu.customer.model.value.IdType;
import io.guanhu.customer.model.value.InvalidValueException;
import io.guanhu.customer.model.value.PersonName;
import io.guanhu.customer.model.value.ResidentId;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The marks that a profile bears. A name is compared as it is written where the rest says little,
 * and as it sounds where the rest says much: so that somebody who comes with a passport in Latin
 * letters is still the one who came with an identity card.
 */
public final class Marking {

    private static final String RESIDENT_ID = IdType.RESIDENT_ID.name();

    private Marking() {}

    /**
     * Each mark that the profile bears, as a normalised text; it holds personal data. The number of
     * an identity card is that of an identity card whatever type it was typed as.
     */
    public static Map<Mark, String> of(Profile profile) {
        Map<Mark, String> marks = new EnumMap<>(Mark.class);
        Optional<String> type = profile.text(BuiltIn.ID_TYPE);
        Optional<String> number = profile.text(BuiltIn.ID_NUMBER);
        type.ifPresent(kind -> number.ifPresent(text -> marks.put(Mark.DOCUMENT, document(kind, text))));
        profile.text(BuiltIn.NAME).map(PersonName::new).ifPresent(name -> addNamed(name, profile, marks));
        return marks;
    }

    private static String document(String type, String number) {
        String lasting = DocumentNumber.searchForm(number);
        return (isResidentId(lasting) ? RESIDENT_ID : type) + " " + lasting;
    }

    /**
     * The document's number as if it were of another type, as texts of {@link Mark#DOCUMENT}: such
     * a number may be typed as of either. None for that of an identity card, which is told by
     * itself.
     */
    public static List<String> ofOtherTypes(Profile profile) {
        Optional<String> number =
                profile.text(BuiltIn.ID_NUMBER).map(DocumentNumber::searchForm).filter(each -> !isResidentId(each));
        Optional<String> type = profile.text(BuiltIn.ID_TYPE);
        return number.isEmpty() || type.isEmpty()
                ? List.of()
                : Arrays.stream(IdType.values())
                        .map(IdType::name)
                        .filter(each -> !each.equals(type.get()) && !each.equals(RESIDENT_ID))
                        .map(each -> each + " " + number.get())
                        .toList();
    }

    private static boolean isResidentId(String number) {
        try {
            return new ResidentId(number).number().equals(number);
        } catch (InvalidValueException other) {
            return false;
        }
    }

    private static void addNamed(PersonName name, Profile profile, Map<Mark, String> marks) {
        birthDate(profile).ifPresent(birth -> marks.put(Mark.NAME_BIRTH, NameMarks.written(name) + " " + birth));
        String sound = NameMarks.sound(name);
        profile.text(BuiltIn.PHONE).ifPresent(phone -> marks.put(Mark.NAME_PHONE, sound + " " + phone));
        profile.text(BuiltIn.EMAIL)
                .map(address -> new Email(address).searchForm())
                .ifPresent(email -> marks.put(Mark.NAME_EMAIL, sound + " " + email));
    }

    /** Told by a resident's identity card; other documents do not say it. */
    static Optional<LocalDate> birthDate(Profile profile) {
        return profile.text(BuiltIn.ID_TYPE)
                .filter(RESIDENT_ID::equals)
                .flatMap(_ -> profile.text(BuiltIn.ID_NUMBER))
                .map(number -> new ResidentId(number).birthDate());
    }
}
