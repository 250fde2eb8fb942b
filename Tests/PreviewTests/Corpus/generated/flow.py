"""Switches, loops and conditionals, and what they compute."""

from generated.program import inside
from generated.qualification import hash_of

CHECKED = """switch (1) {}|switch (n) { case 0: }|switch (n) { case 0: break; }|switch (n) { default: }|switch (n) { default: break; }|switch (1.0) { case 0: break; }
switch (true) { case true: break; }|switch (n) { case 0u: break; }|switch (uint(n)) { case 0u: break; }|switch (uint(n)) { case 0: break; }|switch (n) { case 1.0: break; }
switch (n) { case true: break; }|switch (n) { case n: break; }|switch (n) { case k: break; }|switch (n) { case k + 1: break; }|switch (n) { case int(1.5): break; }
switch (n) { case 1: case 1: break; }|switch (n) { case 1: case k: break; }|switch (n) { default: default: break; }|switch (n) { case 0x1: case 1: break; }
switch (n) { int a; case 1: break; }|switch (n) { break; }|switch (n) { f; case 1: break; }|switch (n) { ; case 1: break; }|switch (n) { {} case 1: break; }
switch (n) { case 1: int a; break; case 2: a = 1; break; }|switch (n) { case 1: int a; break; case 2: int a; break; }|switch (n) { case 1: int n; break; }
switch (n) { case 1: { case 2: break; } }|switch (n) { case 1: if (true) { case 2: break; } }|switch (n) { case 1: while (true) { case 2: break; } }|case 1: ;|default: ;
switch (n) { case 1: switch (n) { case 1: break; } break; }|switch (n) { case 1: switch (n) { case 1: break; } }|switch (n) { case 1: continue; }|switch (n) case 1: ;
for (int i = 0; i < 2; i++) { switch (n) { case 1: continue; } }|switch (n) { case 1: discard; }|switch (n) { case 1: return; }|switch (n) { case 1: ; default: }
switch (n) { case 1: case 2: }|switch (n) { case 1: break; case 2: }|switch (n) { case 1: break; default: }|switch (n) { case 1: break; default: ; }|switch (n) { case 1: {} }
switch (v) { case 1: break; }|switch (v.x) { case 1: break; }|switch (n) { case v.x: break; }|switch (n) { case ivec2(1).x: break; }|switch (n) { case -1: break; }|switch () {}
switch (n) { case (1, 2): break; }|switch (n) { case 1 ? 2 : 3: break; }|switch (n) { case true ? 2 : 3: break; }|switch (n) { case: break; }|switch (n) { case 1 break; }|switch n {}
switch (int a = 1) { case 1: break; }|switch (n = 1) { case 1: break; }|switch (n++) { case 1: break; }|switch (n) { case 4294967295: break; }|switch (n) { case 4294967296: break; }
switch (uint(n)) { case 4294967295u: break; }|switch (n) { case 1: break; int a; }|switch (n) { case 1: break; } break;|switch (n, 1) { case 1: break; }|switch (n);
if (n) {}|if (1) {}|if (1.0) {}|if (true) {}|if (bvec2(true)) {}|if (true) int a;|if (true) int a; a;|if (true) {} else int a;|if (bool b = true) {}|if () {}|if (true);|if (true)
if (true) ; else ;|else ;|if (n = 1) {}|if (n == 1, true) {}|if (v == ivec2(1)) {}|if (v < ivec2(1)) {}|if (any(lessThan(v, ivec2(1)))) {}|if (f) {}|if true {}|if (true) else ;
while (true) break;|while (1) {}|while (n) {}|while (bool b = true) { break; }|while (bool b = true) { bool b; break; }|while (int b = 1) { break; }|while () {}|while (true, false) {}
while (bool b = true) { b = false; } b;|do {} while (true);|do {} while (1);|do {} while (bool b = true);|do {} while (true)|do {} while ();|do ; while (false);|do int a; while (false);
do int a = 1; while (a == 1);|do { int a = 1; } while (a == 1);|do break; while (true);|for (;;) {}|for (;;) break;|for (;) {}|for () {}|for (int i = 0; i < 2; i++) {}|for (int i; i < 2; i++) {}
for (int i = 0; i; i++) {}|for (int i = 0; 1; i++) {}|for (int i = 0; i < 2; i++) { int i; }|for (int i = 0; i < 2; i++) int i;|for (int i = 0; i < 2; i++) {} i;|for (n = 0; n < 2; n++) {}
for (int i = 0, j = 1; i < j; i++, j--) {}|for (int i = 0; bool b = i < 2; i++) {}|for (int i = 0; bool b = i < 2; i++) { b; }|for (int i = 0; i < 2; int j = 0) {}|for (int n = n; n < 2; n++) {}
for (float i = 0.0; i < 1.0; i += 0.5) {}|for (uint i = 0u; i < 2u; ++i) {}|for (int i = 0; i < 2; i++;) {}|for (if (true) {} ; true;) {}|for (struct S { int a; } s = S(1); s.a < 2; s.a++) {}
for (int i = 0; i < 2;) i++;|for (; n < 2;) n++;|for (int i = 0; i < 2, true; i++) break;|for (int i = 0; i = 1; i++) {}|for (n; n < 2; n++) {}|for (1; true; 1) break;|for (f(); true;) {}
break;|continue;|{ break; }|if (true) break;|if (true) continue;|for (;;) { if (true) continue; else break; }|return 1;|return;|return void;|discard|goto a;|a: ;|true ? 1 : 2.0;|n ? 1 : 2;|1 ? 1 : 2;
true ? v : 1;|true ? true : false;|bvec2(true) ? 1 : 2;|true ? (true ? 1 : 2) : 3;|true ? 1;|n = true ? 1 : 2;|(true ? n : n) = 1;|true ? n = 1 : 2;|true ? 1 : n = 2;|;;|{}{}|{;|}|int a, ;|int;|float;|int 1;
const int a = 1, b = a + 1; int c[b];|int a = 1; { int b = a; int a = 2; }|int a; for (int a = 0; a < 1; a++) { int a; }|S s;|n n;|n.x;|v.q;|v.rg;|v.xg;|v.xyzwx;|v.z;|ivec4 z = ivec4(v, v); z.stpq;|v();""".replace("\n", "|")
SWITCHES = ["case 0: x += 1.0; case 1: x += 2.0; break; case 2: x += 4.0; default: x += 8.0;", "default: x += 1.0; case 1: x += 2.0; break; case 2: x += 4.0;",
            "case 0: default: x += 1.0; break; case 2: { x += 2.0; break; } case 3: x += 4.0;", "case 1: if (k == 1.0) break; x += 1.0; case 2: x += 2.0; break; case 3: x = 9.0; break;",
            "case 0: switch (n + 1) { case 1: x += 1.0; break; default: x += 2.0; } x += 4.0; case 1: x += 8.0; break; default: x += 16.0;",
            "case 0: int a = 3; case 1: a = 5; x += float(a); break; case -1: x = 7.0; break;", "case 1: for (int i = 0; i < 4; i++) { if (i == 2) break; x += 1.0; } x += 8.0; break; case 2: x = 3.0;",
            "case 2 + 1: x = 1.0; break; case 1 << 2: x = 2.0; break; case ~0: x = 3.0; break; case -5 / 2: x = 4.0; break;", "case 0: { x = 1.0; } case 1: { x += 2.0; } break; case 2: return;",
            "case 1: while (x < 3.0) { x += 1.0; if (x > 1.5) continue; x += 0.5; } break; case 3: do { x += 2.0; } while (x < 5.0); x += 1.0; break;"]
LOOPS = ["for (int i = 0; i < n; i++) x += 1.0;", "for (int i = 0; i < 9; i++) { if (i == n) break; x += 1.0; }", "for (int i = 0; i < 9; i++) { if (i == n) continue; x += float(i); }",
         "int i = 0; while (i++ < n) x += 1.0;", "int i = 0; while (true) { if (i >= n) break; i++; x += 2.0; }", "int i = 0; do { x += 1.0; } while (++i < n);", "int i = 9; do { x += 1.0; if (x > 2.0) continue; } while (i-- > n);",
         "for (int i = 0; i < n; i++) for (int j = i; j < n; j++) x += 1.0;", "for (int i = 0; i < n; i++) { for (int j = 0; j < 5; j++) { if (j > i) break; if (j == 1) continue; x += float(j); } }",
         "for (;;) { if (x > float(n)) break; x += 1.0; }", "for (int i = 0, j = 5; i < j; i++, j--) x += float(i * n);", "int i = 7; for (int i = 0; i < n; i++) { int i = 3; x += float(i); } x += float(i);",
         "while (bool b = x < float(n)) { x += b ? 1.0 : 2.0; }", "for (int i = n; i > -1; --i) { x = x * 2.0 + float(i); }", "for (uint i = 0u; i < uint(n & 7); i += 2u) { x += 1.0; }", "for (float f = 0.0; f <= k; f += 0.25) x += f;",
         "for (int i = 0; i < n; i++) switch (i) { case 1: continue; case 2: x += 1.0; break; default: x += 4.0; }", "for (int i = 0; i < 4; i++) { if (i < n) { x += 1.0; continue; } else if (i == 3) { break; } x += 8.0; }",
         "vec4 v = vec4(1, 2, 3, 4); for (int i = 0; i < 4; i++) { if (i == n) break; x += v[i]; }", "float r[4]; for (int i = 0; i < 4; i++) r[i] = float(i * i); x = r[n < 0 ? 0 : n & 3];",
         "if (n > 1) x = 1.0; else if (n > 0) x = 2.0; else x = 3.0;", "if (n > 0) if (n > 1) x = 1.0; else x = 2.0;", "x = n > 1 ? 1.0 : n > 0 ? 2.0 : 3.0;", "if (n == 1 || ++x > 0.0) x += 4.0;", "if (n == 1 && ++x > 0.0) x += 4.0;",
         "if (n == 1 ^^ n < 2) x += 4.0;", "mat3 m = mat3(k); for (int i = 0; i < 3; i++) m[i][n < 0 || n > 2 ? 0 : n] += float(i); x = m[0][0] + m[1][1] * 2.0 + m[2][2] * 4.0 + m[2][1] * 8.0;"]  # fmt: skip


def programs():
    for version in (300, 100):
        for text in CHECKED.split("|"):
            body = ["int n = 0; ivec2 v = ivec2(0); float f = 0.0; const int k = 1;", text]
            yield inside(f"flow/{version}-{hash_of(text)}", "6.2 to 6.4: selection, iteration, jumps", body, version)
        for index, loop in enumerate(LOOPS):
            if version == 300 or not any(word in loop for word in ("switch", "uint", "&")):
                for n in (-1, 0, 1, 2, 3, 4):
                    yield inside(f"flow/{version}-loop-{index}-{'m' if n < 0 else ''}{abs(n)}", "6.3: iteration", ["float x = 0.0;", loop], version,
                                 ["uniform int n;", "uniform float k;"], "vec4(x, 0, 0, 1)", {"n": n, "k": 1})
    for index, text in enumerate(SWITCHES):
        for n in (-2, -1, 0, 1, 2, 3, 4):
            name = f"flow/300-switch-{index}-{'m' if n < 0 else ''}{abs(n)}"
            yield inside(name, "6.2: switch", ["color = vec4(9);", "float x = 0.0;", f"switch (n) {{ {text} }}"], 300,
                         ["uniform int n;", "uniform float k;"], "vec4(x, 0, 0, 1)", {"n": n, "k": 1})
