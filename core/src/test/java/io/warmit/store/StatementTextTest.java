package io.warmit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;
import org.jooq.SQLDialect;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every value of a visit's statement is a parameter: no null was written into a text by mistake. */
class StatementTextTest {
    static final List<Class<?>> STORES = List.of(
            MessageStore.class,
            ClaimStore.class,
            RestStore.class,
            ReceiptStore.class,
            MailboxStore.class,
            OwnedStore.class,
            ProfileStore.class,
            CampaignStore.class,
            ThreadStore.class,
            EventStore.class,
            QuarantineStore.class,
            PaceStore.class,
            MarkStore.class,
            DebitStore.class,
            SharedStore.class,
            DueReader.class,
            FactsReader.class,
            PartnerReader.class,
            HealthReader.class,
            VerdictStore.class,
            UndoStore.class,
            OldMailStore.class);

    @ParameterizedTest
    @EnumSource(names = {"SQLITE", "POSTGRES"})
    void no_parameter_is_lost(SQLDialect dialect) throws IllegalAccessException {
        int statements = 0;
        for (Class<?> store : STORES) {
            for (Field field : store.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers()) && field.getType() == Statement.class) {
                    field.setAccessible(true);
                    String text = ((Statement) field.get(null)).text(dialect);
                    assertThat(text).as(field.getName()).contains("?").doesNotContain("= null)");
                    statements++;
                }
            }
        }
        assertThat(statements).isGreaterThan(30);
    }
}
