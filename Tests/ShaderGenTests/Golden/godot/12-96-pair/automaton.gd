# pebbles
# NCA 12/96
extends Control

@export var steps_per_second := 60.0
@export var seed_number := 1
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
	for index in 2:
		var material: ShaderMaterial = viewports[index].get_node("Cells").material
		material.set_shader_parameter("state", viewports[1 - index].get_texture())

func reset() -> void:
	steps = 0
	is_new = true

func erase(cell: Vector2, radius: float) -> void:
	brush = Vector3(cell.x, cell.y, radius)

func _process(delta: float) -> void:
	due = minf(due + delta * steps_per_second, 1.0)
	if due < 1.0 and not is_new:
		return
	due -= 1.0
	var viewport := viewports[turn % 2]
	var material: ShaderMaterial = viewport.get_node("Cells").material
	material.set_shader_parameter("seed", seed_number)
	material.set_shader_parameter("steps", steps)
	material.set_shader_parameter("angle", angle)
	material.set_shader_parameter("size", feature_size)
	material.set_shader_parameter("field", field)
	# A brush that reaches everywhere starts anew.
	material.set_shader_parameter("brush", Vector3(0, 0, 1e5) if is_new else brush)
	viewport.render_target_update_mode = SubViewport.UPDATE_ONCE
	picture.material.set_shader_parameter("state", viewport.get_texture())
	picture.material.set_shader_parameter("canvas", picture.size)
	brush.z = -1
	turn += 1
	if is_new:
		is_new = false
	else:
		steps += 1
