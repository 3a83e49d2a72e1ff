package io.warmit.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LibrariesTest {
    @Test
    void statements_are_written_as_they_are_for_a_store() {
        assertThat(Libraries.writing()).startsWith("select `mailbox`.`provider`, count(*), max(`message`.`due_at`)");
    }

    @Test
    void the_driver_answers() {
        assertThat(Libraries.driver()).isTrue();
    }
}
