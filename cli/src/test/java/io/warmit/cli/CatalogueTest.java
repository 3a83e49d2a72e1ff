package io.warmit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import io.warmit.cli.help.HelpPages;
import io.warmit.problem.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every error that people can see says what, why and how to mend it; walked through the sources, since nobody can make all of them happen. */
class CatalogueTest {
    private static final List<Path> SOURCES = List.of(Path.of("../core/src/main/java"), Path.of("src/main/java"));

    private static final List<Made> MADE = new ArrayList<>();
    private static final List<CompilationUnitTree> UNITS = new ArrayList<>();

    /**
     * A place where a problem is made.
     *
     * @param steps what is said of it at once, and how
     * @param later the method that it is made in, where more may be said of it if it has a name there; else empty
     */
    private record Made(String place, List<MethodInvocationTree> steps, String later) {
        boolean says(String name) {
            return steps.stream().anyMatch(step -> name(step).equals(name) && filled(step))
                    || later.contains("." + name + "(");
        }

        /** In a file or table one line says it: where, what is wrong with it, and how to write it. */
        boolean inOneLine() {
            return steps.stream().anyMatch(step -> name(step).equals("at"));
        }

        private static boolean filled(MethodInvocationTree step) {
            return !step.getArguments().isEmpty()
                    && step.getArguments().stream()
                            .noneMatch(argument -> argument.toString().equals("\"\""));
        }
    }

    @BeforeAll
    static void read() throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(sources()));
            for (CompilationUnitTree unit : task.parse()) {
                UNITS.add(unit);
                new Walk().scan(unit, null);
            }
        }
    }

    private static List<Path> sources() throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path folder : SOURCES) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(found::add);
            }
        }
        return found;
    }

    private static final class Walk extends TreePathScanner<Void, Void> {
        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
            if (call.getMethodSelect().toString().equals("Problem.of")) {
                MADE.add(made());
            }
            return super.visitMethodInvocation(call, null);
        }

        private Made made() {
            CompilationUnitTree unit = getCurrentPath().getCompilationUnit();
            String place = Path.of(unit.getSourceFile().getName()).getFileName() + ": "
                    + getCurrentPath().getLeaf();
            List<MethodInvocationTree> steps = new ArrayList<>();
            TreePath at = getCurrentPath();
            while (at.getParentPath().getLeaf() instanceof MemberSelectTree
                    && at.getParentPath().getParentPath().getLeaf() instanceof MethodInvocationTree next) {
                steps.add(next);
                at = at.getParentPath().getParentPath();
            }
            boolean named = at.getParentPath().getLeaf() instanceof VariableTree;
            while (!(at.getLeaf() instanceof MethodTree) && at.getParentPath() != null) {
                at = at.getParentPath();
            }
            return new Made(place, steps, named ? at.getLeaf().toString() : "");
        }
    }

    private static String name(MethodInvocationTree step) {
        return ((MemberSelectTree) step.getMethodSelect()).getIdentifier().toString();
    }

    @Test
    void every_error_says_how_to_mend_it_and_unless_one_line_says_it_all_why() {
        assertThat(MADE).hasSizeGreaterThan(100).allSatisfy(made -> {
            assertThat(made.says("fixedBy")).as("fix of %s", made.place()).isTrue();
            assertThat(made.inOneLine() || made.says("because"))
                    .as("why of %s", made.place())
                    .isTrue();
        });
    }

    @ParameterizedTest
    @EnumSource(Code.class)
    void every_code_is_met_somewhere_and_has_a_page(Code code) {
        assertThat(UNITS)
                .as("sources that name %s", code)
                .filteredOn(unit -> !unit.getSourceFile().getName().endsWith("Code.java"))
                .anyMatch(unit -> unit.toString().contains("Code." + code.name()));
        assertThat(Objects.requireNonNull(HelpPages.find(code.name()))).isPresent();
    }
}
