"""A page with three.js that imports a module of ours."""

import pytest

from hosts.hosts import ThreePage

MODULE = """
import * as THREE from "three";
import { STEP } from "./step.js";

const vertexShader = `attribute vec3 position; attribute vec2 uv; varying vec2 at;
void main() { at = uv; gl_Position = vec4(position.xy, 0.0, 1.0); }`;
const fragmentShader = `precision highp float; varying vec2 at; uniform sampler2D before; uniform vec2 mouse;
void main() { gl_FragColor = texture2D(before, at) + vec4(${STEP}, mouse / 255.0, 1.0); }`;

export class Counter {
  constructor(options = {}) {
    const target = () => new THREE.WebGLRenderTarget(8, 8, {
      type: THREE.FloatType, minFilter: THREE.NearestFilter, magFilter: THREE.NearestFilter, depthBuffer: false });
    this.targets = [target(), target()];
    this.step = new THREE.RawShaderMaterial({ vertexShader, fragmentShader, depthTest: false, uniforms: {
      before: { value: null }, mouse: { value: new THREE.Vector2() } } });
    this.scene = new THREE.Scene();
    this.scene.add(new THREE.Mesh(new THREE.PlaneGeometry(2, 2), this.step));
    this.camera = new THREE.OrthographicCamera(-1, 1, 1, -1, -1, 1);
    this.material = new THREE.MeshBasicMaterial({ map: this.targets[0].texture });
    this.tidy = options.tidy ?? true;
  }
  update(renderer, mouse) {
    const kept = renderer.getRenderTarget();
    this.targets.reverse();
    this.step.uniforms.before.value = this.targets[1].texture;
    this.step.uniforms.mouse.value.set(...(mouse ?? [0, 0]));
    renderer.setRenderTarget(this.targets[0]);
    renderer.render(this.scene, this.camera);
    if (this.tidy) renderer.setRenderTarget(kept);
    this.material.map = this.targets[0].texture;
  }
}
"""
FILES = {"counter.js": MODULE, "step.js": 'export const STEP = "10.0 / 255.0";'}
ADAPTER = """(module, { THREE }) => {
  const counter = new module.Counter(OPTIONS);
  return { material: counter.material, update: ({ renderer, mouse }) => counter.update(renderer, mouse) };
}"""


@pytest.fixture
def host(browser):
    host = ThreePage(browser)
    yield host
    host.close()


@pytest.mark.parametrize("webgl", [1, 2])
def test_a_material_of_a_module_shows_its_frames(host, webgl):
    assert host.load(FILES, main="counter.js", adapter=ADAPTER.replace("OPTIONS", ""), webgl=webgl) is None
    picture = host.run(5)
    assert picture.shape == (48, 64, 4)
    assert (picture == [50, 0, 0, 255]).all()
    assert host.requests == []


def test_the_pointer_and_a_resize_reach_the_page(host):
    host.load(FILES, main="counter.js", adapter=ADAPTER.replace("OPTIONS", ""))
    picture = host.run(2, mouse=[3, 4], size=(30, 20))
    assert picture.shape == (20, 30, 4)
    assert (picture[..., :3] == [20, 6, 8]).all()


def test_a_module_that_leaves_the_renderer_changed_is_found(host):
    host.load(FILES, main="counter.js", adapter=ADAPTER.replace("OPTIONS", "{ tidy: false }"))
    with pytest.raises(Exception, match="renderer's renderTarget"):
        host.run(1)


def test_a_module_that_asks_for_more_is_refused(host):
    files = FILES | {"step.js": 'export { STEP } from "https://example.com/step.js";'}
    assert host.load(files, main="counter.js", adapter=ADAPTER.replace("OPTIONS", "")) is not None
    assert host.requests == ["https://example.com/step.js"]


def test_a_module_that_throws_is_refused(host):
    files = {"broken.js": "throw new Error('not today');"}
    assert "not today" in host.load(files, adapter="(module) => ({})")
