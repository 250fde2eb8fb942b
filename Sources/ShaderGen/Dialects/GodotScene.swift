/// The Godot scene around the shaders: it refers to files of its own folder alone.
enum GodotScene {
  static func script(_ program: ShaderProgram, _ settings: HostSettings) -> String {
    CommentText.block(program.header, mark: "#") + """
      extends Control

      @export var steps_per_second := 60.0
      @export var seed_number := \(settings.seed & 0x7FFF_FFFF)
      @export var angle := 0.0
      @export_range(0.5, 1.1) var feature_size := 1.0
      @export_enum("uniform", "radial", "bipolar") var field := 0

      @onready var viewports: Array[SubViewport] = [$Even, $Odd]
      @onready var picture: ColorRect = $Picture

      var steps := 0
      var turn := 0
      var due := 0.0
      var brush := Vector3(0, 0, -1)
      var is_new := true

      func _ready() -> void:
      \tfor index in 2:
      \t\tvar material: ShaderMaterial = viewports[index].get_node("Cells").material
      \t\tmaterial.set_shader_parameter("state", viewports[1 - index].get_texture())

      func reset() -> void:
      \tsteps = 0
      \tis_new = true

      func erase(cell: Vector2, radius: float) -> void:
      \tbrush = Vector3(cell.x, cell.y, radius)

      func _process(delta: float) -> void:
      \tdue = minf(due + delta * steps_per_second, 1.0)
      \tif due < 1.0 and not is_new:
      \t\treturn
      \tdue -= 1.0
      \tvar viewport := viewports[turn % 2]
      \tvar material: ShaderMaterial = viewport.get_node("Cells").material
      \tmaterial.set_shader_parameter("seed", seed_number)
      \tmaterial.set_shader_parameter("steps", steps)
      \tmaterial.set_shader_parameter("angle", angle)
      \tmaterial.set_shader_parameter("size", feature_size)
      \tmaterial.set_shader_parameter("field", field)
      \t# A brush that reaches everywhere starts anew.
      \tmaterial.set_shader_parameter("brush", Vector3(0, 0, 1e5) if is_new else brush)
      \tviewport.render_target_update_mode = SubViewport.UPDATE_ONCE
      \tpicture.material.set_shader_parameter("state", viewport.get_texture())
      \tpicture.material.set_shader_parameter("canvas", picture.size)
      \tbrush.z = -1
      \tturn += 1
      \tif is_new:
      \t\tis_new = false
      \telse:
      \t\tsteps += 1

      """
  }

  static func scene(_ program: ShaderProgram, _ settings: HostSettings) -> String {
    let width = settings.width * program.layout.texelsPerCell
    // Without backslash: see ``CommentText``.
    let words = program.header.map(CommentText.neutralised).joined(separator: "; ").replacing("\"", with: "'")
    let viewport = { (name: String, material: String) in
      """
      [node name="\(name)" type="SubViewport" parent="."]
      disable_3d = true
      transparent_bg = true
      size = Vector2i(\(width), \(settings.height))
      render_target_clear_mode = 1
      render_target_update_mode = 0

      [node name="Cells" type="ColorRect" parent="\(name)"]
      material = SubResource("\(material)")
      offset_right = \(width).0
      offset_bottom = \(settings.height).0

      """
    }
    return """
      [gd_scene load_steps=7 format=3]

      [ext_resource type="Script" path="automaton.gd" id="1"]
      [ext_resource type="Shader" path="step.gdshader" id="2"]
      [ext_resource type="Shader" path="display.gdshader" id="3"]

      [sub_resource type="ShaderMaterial" id="even"]
      shader = ExtResource("2")

      [sub_resource type="ShaderMaterial" id="odd"]
      shader = ExtResource("2")

      [sub_resource type="ShaderMaterial" id="picture"]
      shader = ExtResource("3")

      [node name="Automaton" type="Control"]
      layout_mode = 3
      anchors_preset = 15
      anchor_right = 1.0
      anchor_bottom = 1.0
      script = ExtResource("1")
      editor_description = "\(words)"

      \(viewport("Even", "even"))
      \(viewport("Odd", "odd"))
      [node name="Picture" type="ColorRect" parent="."]
      material = SubResource("picture")
      layout_mode = 1
      anchors_preset = 15
      anchor_right = 1.0
      anchor_bottom = 1.0

      """
  }
}
