// Every question to one neuron, each with its own defaults: how much of a signal arrives, what inhibition does, what clusters of synapses do, how many synapses
// fire the cell, how near in time, how it fires, what noise makes of it; then one of them at every point of a grid. And how long each of them takes.
//
// In Fiji: open this file and press Run; it asks for a model file or a reconstruction and for a folder for the results.
// Without a display: give both as the argument, with a semicolon between them, such as "sample-data/pyramidal.swc;results"; then, if you like, the
// membrane (layer-5, or as-in-model for that of the model), the image it was traced in, for maps over it, and other
// keys of a question, such as "Drive With Noise...:seconds=2".
//
// Writes a folder for each question (figures, places and sections as CSV, plots as PNG and CSV, maps as TIFF, the answer as JSON) and seconds.csv.

given = split(getArgument(), ";");
if (given.length >= 2) {
	cell = given[0];
	results = given[1];
} else {
	cell = File.openDialog("Model file or reconstruction");
	results = getDirectory("Folder for the results");
}
if (!File.exists(cell))
	exit("There is no model " + cell + "; expected a file such as sample-data/pyramidal.swc.");
membrane = "layer-5";
if (given.length > 2)
	membrane = given[2];
template = "";
if (given.length > 3)
	template = given[3];
if (template != "")
	if (!File.exists(template))
		exit("There is no image " + template + "; expected the one in which the neuron was traced.");
more = newArray(0);
if (given.length > 4)
	more = Array.slice(given, 4);
File.makeDirectory(results);
if (!File.isDirectory(results))
	exit("No folder " + results + " could be made; expected a folder, or the name of one to be made in a folder that is there.");
setBatchMode(true);
var seconds = "Command,Time (s)\n";
var total = 0;

ask("Map Attenuation...", "attenuation", "");
ask("Map Inhibition...", "inhibition", "");
ask("Measure Synapse Clustering...", "clustering", "");
ask("Count Synapses to Spike...", "count", "");
ask("Measure Input Timing...", "timing", "");
ask("Measure Excitability...", "excitability", "");
ask("Drive With Noise...", "noise", "");
begin = getTime();
run("Sweep...", "model=[" + cell + "] question=map-attenuation settings=[conductance=0] vary=frequency over=1:1000:7:log"
	+ " figure=[Input impedance of the soma] folder=[" + results + "/sweep]");
note("Sweep...", begin);
File.saveString(seconds, results + "/seconds.csv");
print("All: " + d2s(total, 1) + " s");
close("*");
return results;

// Asks one question.
function ask(command, name, maps) {
	if (template != "") {
		open(template);
		maps = " maps=overlay";
	}
	begin = getTime();
	run(command, "model=[" + cell + "] membrane=" + membrane + maps + keys(command) + " folder=[" + results + "/" + name + "]");
	note(command, begin);
	close("*");
}

// The keys that were given for a command, as "Command...: key=value".
function keys(command) {
	found = "";
	for (i = 0; i < more.length; i++)
		if (startsWith(more[i], command + ":"))
			found = found + " " + substring(more[i], lengthOf(command) + 1);
	return found;
}

function note(command, begin) {
	time = (getTime() - begin) / 1000;
	total = total + time;
	print(command + " " + d2s(time, 1) + " s");
	seconds = seconds + command + "," + d2s(time, 3) + "\n";
}
