// Every plot and every map that the questions below Questions can give, asked of one neuron: pictures with axes, units, legend, bar of colours and scale bar.
//
// In Fiji: open this file and press Run; it asks for a reconstruction and for a folder for the pictures.
// Without a display: give both as the argument, with a semicolon between them, such as "sample-data/pyramidal.swc;pictures"; then, if you like, the image it
// was traced in, for maps in its space and over it, and "quick" for few places, draws and seconds.
//
// Writes a folder for each question with a picture of each plot (plot-*.png) and each map (map-*.png), and of the first map over the image (over-image.png).

given = split(getArgument(), ";");
if (given.length >= 2) {
	cell = given[0];
	results = given[1];
} else {
	cell = File.openDialog("Reconstruction");
	results = getDirectory("Folder for the pictures");
}
if (!File.exists(cell))
	exit("There is no reconstruction " + cell + "; expected a file such as sample-data/pyramidal.swc.");
var template = "";
if (given.length > 2)
	template = given[2];
if (template != "")
	if (!File.exists(template))
		exit("There is no image " + template + "; expected the one in which the neuron was traced.");
var quick = false;
if (given.length > 3)
	if (given[3] == "quick")
		quick = true;
File.makeDirectory(results);
if (!File.isDirectory(results))
	exit("No folder " + results + " could be made; expected a folder, or the name of one to be made in a folder that is there.");
setBatchMode(true);

ask("Map Attenuation", "", "places=8");
ask("Map Inhibition", "", "places=8 most=20 window=5");
ask("Measure Synapse Clustering", "", "places=8 number=12 pairs=4 sequence=3 allocations=4 branches=2");
ask("Count Synapses to Spike", "", "seeds=2");
ask("Measure Input Timing", "", "trials=4");
ask("Measure Excitability", "", "step=100");
ask("Drive With Noise", "", "seconds=2");
// A heat map of two numbers and a curve for each value of the second; then one number alone.
points = "0:2:9";
if (quick)
	points = "0:2:3";
ask("Sweep", "vary=[cluster NMDA weight] over=[" + points + " nS] secondvary=[cluster cluster number] secondover=4:28:7 figure=[Rise of soma]", "");
ask("Sweep", "over=[60:200:8] figure=[Rise of soma]", "");
return results;

// Asks, and saves everything that is shown.
function ask(question, options, few) {
	folder = results + "/" + named(question);
	File.makeDirectory(folder);
	if (template != "")
		open(template);
	traced = getList("image.titles");
	if (question != "Sweep") {
		options = options + " membrane=layer-5";
		if (template != "")
			options = options + " maps=overlay";
	}
	if (quick)
		options = options + " " + few;
	run(question + "...", "model=[" + cell + "] " + options);
	for (i = nImages; i > traced.length; i--) {
		selectImage(i);
		if (question != "Sweep" || bitDepth() != 32) // which are the values of a heat map
			picture(folder);
	}
	close("*");
}

// The active image, a plot or maps.
function picture(folder) {
	title = getTitle();
	if (indexOf(title, ": ") > 0)
		save(folder + "/plot-" + named(substring(title, indexOf(title, ": ") + 2)), 32);
	else if (template != "" && indexOf(title, " over ") > 0) {
		Stack.setFrame(1);
		run("Flatten", "slice");
		save(folder + "/over-image", 128);
	} else
		maps(folder);
}

// Each map as it is seen.
function maps(folder) {
	image = getImageID();
	Stack.getDimensions(width, height, number, slices, frames);
	for (k = 1; k <= number; k++) {
		selectImage(image);
		Stack.setChannel(k);
		name = getInfo("slice.label");
		if (indexOf(name, " (") > 0) // its unit
			name = substring(name, 0, indexOf(name, " ("));
		run("Flatten", "slice");
		save(folder + "/map-" + named(name), 96);
		close();
	}
	selectImage(image);
}

// The active image, in few colours.
function save(path, colours) {
	if (bitDepth() == 24)
		run("8-bit Color", "number=" + colours);
	saveAs("PNG", path + ".png");
}

// A name for a file: small letters, digits and hyphens.
function named(text) {
	name = "";
	text = toLowerCase(text);
	for (j = 0; j < text.length; j++) {
		letter = substring(text, j, j + 1);
		if (matches(letter, "[a-z0-9]"))
			name = name + letter;
		else if (name != "" && !endsWith(name, "-"))
			name = name + "-";
	}
	if (endsWith(name, "-"))
		name = substring(name, 0, name.length - 1);
	return name;
}
