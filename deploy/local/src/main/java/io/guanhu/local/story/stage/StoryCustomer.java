package io.guanhu.local.story.stage;

/**
 * A customer in the story, with the values that they know themselves.
 *
 * @param phone in E.164
 */
public record StoryCustomer(String id, String login, String name, String idNumber, String phone, String email) {

    StoryCustomer withPhone(String other) {
        return new StoryCustomer(id, login, name, idNumber, other, email);
    }

    /** Does not show the customer. */
    @Override
    public String toString() {
        return "StoryCustomer[" + login + "]";
    }
}
